// @ts-check
/** The form in which somebody writes: a new mail to the desk, or an answer with the letter quoted below. */
import { find, make } from './elements.js';
import { tell } from './requests.js';

/** @typedef {import('./requests.js').MailView} MailView */

/** Where mails go that answer nothing. */
const DESK = 'desk@desk.example';

/**
 * @param {HTMLElement} section the mailbox
 * @param {{ owner(): string, sent(error: import('./requests.js').LabelName | null): void, left(): void }} mailbox
 */
export function openForm(section, mailbox) {
  const form = /** @type {HTMLFormElement} */ (find(section, 'form'));
  const subject = /** @type {HTMLInputElement} */ (find(form, '[name=subject]'));
  const text = /** @type {HTMLTextAreaElement} */ (find(form, '[name=text]'));
  /** @type {string | null} */
  let answers = null;
  let isSending = false;

  /** @param {string} phrase */
  function insert(phrase) {
    const [first = '', ...rest] = text.value.split('\n');
    text.value = [first.trim() === '' ? phrase : `${first}\n${phrase}`, ...rest].join('\n');
    text.focus();
    const end = text.value.indexOf(phrase) + phrase.length;
    text.setSelectionRange(end, end);
  }

  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (isSending) return;
    isSending = true;
    const mail = { from: mailbox.owner(), subject: subject.value, text: text.value, answers };
    const error = await tell('/mails', mail);
    isSending = false;
    mailbox.sent(error);
  });
  find(form, '[data-cancel]').addEventListener('click', () => mailbox.left());

  return {
    /** @param {MailView | null} mail null: a new one */
    begin(mail) {
      const reply = mail?.reply ?? null;
      answers = reply ? (mail?.id ?? null) : null;
      subject.value = reply?.subject ?? '';
      text.value = reply?.text ?? '';
      find(form, '[data-addressed]').textContent = reply?.to ?? DESK;
      const phrases = reply?.phrases ?? [];
      const group = find(form, '[data-phrases]');
      group.hidden = phrases.length === 0;
      group.replaceChildren(
        ...phrases.map((phrase) => {
          const button = make('button', { type: 'button', lang: mail?.lang ?? '' }, phrase);
          button.addEventListener('click', () => insert(phrase));
          return button;
        }),
      );
      const field = reply ? text : subject;
      field.focus();
      field.setSelectionRange(0, 0);
      text.scrollTop = 0;
    },
  };
}
