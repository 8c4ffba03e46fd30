// @ts-check
/** What the page asks its desk for, and what it tells it. */

/** @typedef {Awaited<ReturnType<typeof import('../views/desk-view.ts').deskView>>} DeskView */
/** @typedef {ReturnType<typeof import('../views/ticket-view.ts').ticketView>} TicketView */
/** @typedef {ReturnType<typeof import('../views/mail-view.ts').mailView>} MailView */
/** @typedef {import('../words/labels.ts').Labels} Labels */
/** @typedef {import('../words/labels.ts').LabelName} LabelName */

/** In which the page is written, and so is what it asks for. */
export const language = document.documentElement.lang;

/**
 * @param {string} path
 * @returns {Promise<any>}
 */
async function read(path) {
  const answer = await fetch(`${path}?lang=${language}`);
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.json();
}

/** @returns {Promise<Labels>} */
export const readLabels = () => read('/labels');
/** @returns {Promise<DeskView>} */
export const readDesk = () => read('/desk');
/**
 * @param {string} id
 * @returns {Promise<TicketView>}
 */
export const readTicket = (id) => read(`/tickets/${encodeURIComponent(id)}`);
/**
 * @param {string} id
 * @returns {Promise<MailView>}
 */
export const readMail = (id) => read(`/mails/${encodeURIComponent(id)}`);

/**
 * What a new mail of somebody begins with.
 *
 * @param {string} from
 * @returns {Promise<ReturnType<typeof import('../views/mail-view.ts').newMail>>}
 */
export const readNewMail = (from) => read(`/new-mails/${encodeURIComponent(from)}`);

/**
 * Gives null when it was done, else the name of the label that says why not.
 *
 * @param {string} path
 * @param {object} [body]
 * @returns {Promise<LabelName | null>}
 */
export async function tell(path, body = {}) {
  try {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) });
    if (answer.ok) return null;
    const { error } = await answer.json().catch(() => ({ error: 'refused' }));
    return error;
  } catch {
    return 'lost';
  }
}
