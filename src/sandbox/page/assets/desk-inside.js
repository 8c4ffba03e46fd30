// @ts-check
/** The inside of the desk: its tickets, the file of one, the outbox, and what became of each mail. */
import { fill, find, make } from './elements.js';
import { readTicket } from './requests.js';
import { ticketFile } from './ticket-file.js';

/** @typedef {import('./requests.js').DeskView} DeskView */
/** @typedef {import('./requests.js').Labels} Labels */

/**
 * @param {HTMLElement} section
 * @param {Labels} labels
 */
export function openInside(section, labels) {
  /** @type {string | null} */
  let chosen = null;
  let wasChosen = false;
  const file = find(section, '[data-file]');

  async function showFile() {
    find(section, '[data-no-file]').hidden = chosen !== null;
    if (chosen === null) return;
    const ticket = await readTicket(chosen);
    const shown = JSON.stringify(ticket);
    if (file.dataset.filled === shown) return;
    file.dataset.filled = shown;
    file.replaceChildren(...ticketFile(ticket, labels));
  }

  /** @param {DeskView['tickets'][number]} ticket */
  function ticketLine({ id, name, state, tone, services, receivedAt }) {
    const button = make(
      'button',
      { type: 'button', 'data-key': id, class: 'ticket', 'aria-pressed': String(id === chosen) },
      make('span', { class: 'number' }, id),
      make('span', { class: `state ${tone}` }, state),
      make('span', { class: 'name' }, name),
      make('span', { class: 'quiet' }, `${services} ${receivedAt}`),
    );
    button.addEventListener('click', async () => {
      chosen = id;
      wasChosen = true;
      await showFile();
      for (const other of section.querySelectorAll('.ticket'))
        other.setAttribute('aria-pressed', String(other === button));
      find(section, '#file-title').focus();
    });
    return make('li', {}, button);
  }

  /** @param {DeskView['outbox']['waiting'][number]} letter */
  function letterLine({ to, subject, state, hasFailed, reason, nextAt }) {
    const next = nextAt ? `${labels.nextAt} ${nextAt}` : '';
    return make(
      'li',
      { class: hasFailed ? 'failed' : '' },
      make('span', { class: `state ${hasFailed ? 'refused' : 'waits'}` }, state),
      make('span', {}, `${to}: ${subject}`),
      make('span', { class: 'quiet' }, [next, reason].filter(Boolean).join(' – ')),
    );
  }

  /** @param {DeskView['journal'][number]} line */
  function journalLine({ at, kind, origin, isProven, verdict, isActedOn, reason, tickets }) {
    return make(
      'li',
      { class: isActedOn ? 'acted' : 'ignored' },
      make('span', { class: 'at' }, at),
      make(
        'span',
        {},
        make('strong', {}, kind),
        ' ',
        make('span', { class: `state ${isActedOn ? 'granted' : 'refused'}` }, verdict),
      ),
      make(
        'span',
        { class: 'quiet' },
        make('span', { class: isProven ? '' : 'doubt' }, origin),
        ...[...tickets, reason].filter(Boolean).map((word) => ` · ${word}`),
      ),
    );
  }

  return {
    /** @param {DeskView} desk */
    async update({ tickets, outbox, journal, audit }) {
      // Until somebody chooses one, the newest is shown.
      if (!wasChosen) chosen = tickets[0]?.id ?? null;
      find(section, '[data-no-tickets]').hidden = tickets.length > 0;
      fill(find(section, '[data-tickets]'), tickets, ticketLine, chosen ?? '');
      for (const name of /** @type {const} */ (['waiting', 'failed'])) {
        find(section, `[data-count=${name}]`).textContent = String(outbox[name].length);
      }
      find(section, '[data-count=left]').textContent = String(outbox.left);
      fill(find(section, '[data-letters]'), [...outbox.failed, ...outbox.waiting], letterLine);
      find(section, '[data-no-journal]').hidden = journal.length > 0;
      fill(find(section, '[data-journal]'), journal, journalLine);
      find(section, '[data-audit]').textContent = audit.holds
        ? `${audit.rows} ${labels.auditHolds}`
        : labels.auditBroken;
      await showFile();
    },
  };
}
