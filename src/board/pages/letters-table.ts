/** Letters that failed or wait, a row each: what they are and to whom by role, and never what stands in them. */
import { html } from 'hono/html';
import type { ListedLetter } from '../../store/store.ts';
import { reasonOf, recipientOf } from '../masking.ts';
import { linkTo, type PageContext } from '../page-context.ts';
import { timeMark } from '../times.ts';
import type { Markup } from './frame.ts';
import { table } from './table.ts';

/** A letter by who gets it and when; by its template's name where a desk's own letter has no such sentence. */
export function letterName({ template, role }: Pick<ListedLetter, 'template' | 'role'>, context: PageContext): string {
  const { occasions } = context;
  return occasions.get(template) ?? occasions.get(`${template}.${role}`) ?? template;
}

/** By role, also where names are shown: a row does not know whether its ticket is for deciders alone; the page of the ticket names people. */
export function lettersTable(letters: readonly ListedLetter[], given: PageContext): Markup {
  const context = { ...given, showNames: false };
  const { words } = context;
  return table(
    words.letters.title,
    [
      { name: words.columns.letter, heads: true, cell: (letter) => letterName(letter, context) },
      { name: words.columns.to, cell: (letter) => recipientOf(letter, context) },
      {
        name: words.columns.ticket,
        cell: ({ ticketId }) =>
          ticketId === null ? '' : html`<a href="${linkTo(context, `tickets/${ticketId}`)}">${ticketId}</a>`,
      },
      {
        name: words.columns.state,
        cell({ state, reason }) {
          const why = reasonOf(reason, context);
          return html`<span class="state ${state}">${words.letterStates[state]}</span>${why ? html` <span class="left">${why}</span>` : ''}`;
        },
      },
      { name: words.columns.attempts, numeric: true, cell: ({ attempts }) => words.attempt(attempts) },
      { name: words.columns.since, cell: ({ createdAt }) => timeMark(createdAt, context) },
    ],
    letters,
  );
}
