// @ts-check
/** The file of one ticket: where it stands, what was asked for and checked, who decided, the week, and what happened. */
import { make } from './elements.js';

/** @typedef {import('./requests.js').TicketView} TicketView */
/** @typedef {import('./requests.js').Labels} Labels */

/**
 * @param {string} heading
 * @param {...(Node | string)} content
 */
function part(heading, ...content) {
  return make('section', {}, make('h4', {}, heading), ...content);
}

/**
 * @param {readonly { name: string, value: string }[]} fields
 */
function fieldList(fields) {
  const rows = fields.map(({ name, value }) => make('div', {}, make('dt', {}, name), make('dd', {}, value)));
  return make('dl', { class: 'fields' }, ...rows);
}

/**
 * @param {NonNullable<TicketView['window']>} week
 * @param {Labels} labels
 */
function weekOf({ opens, closes, over }, labels) {
  return make(
    'div',
    { class: 'week' },
    make('meter', { min: '0', max: '100', value: String(over), 'aria-label': labels.window }),
    make('p', {}, `${opens} – ${closes}`),
  );
}

/**
 * @param {TicketView} ticket
 * @param {Labels} labels
 * @returns {readonly HTMLElement[]}
 */
export function ticketFile(ticket, labels) {
  const { id, name, state, tone, services, standing, fields, checks, votes, window: week, events } = ticket;
  return [
    make(
      'p',
      { class: 'who' },
      make('span', { class: 'number' }, id),
      make('span', { class: `state ${tone}` }, state),
      make('strong', {}, name),
      make('span', { class: 'quiet' }, services),
    ),
    make('p', { class: 'standing' }, standing),
    part(
      labels.checks,
      make(
        'ul',
        { class: 'checks' },
        ...checks.map(({ mark, markName, text }) =>
          make('li', { class: mark }, make('span', { class: 'mark' }, markName), make('span', {}, text)),
        ),
      ),
    ),
    part(
      labels.votes,
      votes.length === 0
        ? make('p', { class: 'quiet' }, labels.noVotes)
        : make(
            'ul',
            { class: 'plain' },
            ...votes.map(({ word, by, at, about }) =>
              make('li', {}, `${by} – ${word}`, make('span', { class: 'quiet' }, ` ${at} ${about}`)),
            ),
          ),
    ),
    part(labels.window, week ? weekOf(week, labels) : make('p', { class: 'quiet' }, labels.noWindow)),
    part(
      labels.events,
      make(
        'ol',
        { class: 'events' },
        ...events.map(({ at, text, about }) =>
          make(
            'li',
            {},
            make('span', { class: 'at' }, at),
            make('span', {}, text, make('span', { class: 'quiet' }, about && ` ${about}`)),
          ),
        ),
      ),
    ),
    part(labels.fields, fieldList(fields)),
  ];
}
