// @ts-check
/** The form in which somebody writes: a new mail to the desk, or an answer with the letter quoted below. */
import { find, make } from './elements.js';
import { tell } from './requests.js';

/** @typedef {import('./requests.js').MailView} MailView */
/** @typedef {{ to: string, subject: string, text: string, phrases: readonly string[] }} Begun */

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
    text.scrollTop = 0;
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
    /**
     * @param {Begun} begun what stands in it at first
     * @param {MailView | null} mail the one that is answered
     */
    begin({ to, subject: about, text: words, phrases }, mail) {
      answers = mail?.id ?? null;
      subject.value = about;
      text.value = words;
      find(form, '[data-addressed]').textContent = to;
      const group = find(form, '[data-phrases]');
      group.hidden = phrases.length === 0;
      group.replaceChildren(
        ...phrases.map((phrase) => {
          const button = make('button', { type: 'button', lang: mail?.lang ?? '' }, phrase);
          button.addEventListener('click', () => insert(phrase));
          return button;
        }),
      );
      const field = mail ? text : subject;
      field.focus();
      field.setSelectionRange(0, 0);
      text.scrollTop = 0;
    },
  };
}
