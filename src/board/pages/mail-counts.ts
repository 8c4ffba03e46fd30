/** Whether the mailbox adds up: each mail of the inbox is one of five things, and some wait for people. */
import { html } from 'hono/html';
import type { Overview } from '../../store/figures/overview.ts';
import type { PageContext } from '../page-context.ts';
import { timeMark } from '../times.ts';
import type { Markup } from './frame.ts';

type Counted = Pick<Overview, 'census' | 'tally' | 'leftUnread'>;

function counts(rows: readonly (readonly [string, number])[]): Markup {
  return html`<dl class="counts">${rows.map(([name, many]) => html`<div><dt>${name}</dt><dd>${String(many)}</dd></div>`)}</dl>`;
}

export function mailCounts({ census, tally, leftUnread }: Counted, context: PageContext): Markup {
  const { inbox } = context.words;
  const [before = '', behind = ''] = inbox.at('\u0000').split('\u0000');
  const compared =
    census === null
      ? html`<p class="nothing">${inbox.never}</p>`
      : html`<h3>${before}${timeMark(census.at, context)}${behind}</h3>${counts([
          [inbox.done, census.done],
          [inbox.quarantined, census.quarantined],
          [inbox.waiting, census.waiting],
          [inbox.notOurs, census.notOurs],
          [inbox.untaken, census.untaken],
        ])}`;
  return html`${counts([
    [inbox.inQuarantine, tally.quarantined],
    [inbox.leftUnread, leftUnread],
  ])}${compared}`;
}
