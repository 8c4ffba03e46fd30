// @ts-check
/** One mailbox: whose it is, the list of its mails, the one that is read, and the form. */
import { count, fill, find, make } from './elements.js';
import { openForm } from './reply.js';
import { readMail, readNewMail, tell } from './requests.js';

/** @typedef {import('./requests.js').DeskView} DeskView */
/** @typedef {DeskView['mailboxes'][number]} Box */
/** @typedef {import('./requests.js').LabelName} LabelName */

/** Who stands in each mailbox at first, by the language of the page. */
const FIRST = /** @type {Record<string, Record<string, string>>} */ ({
  ja: {
    office: 'gakumu@eng.desk.example',
    applicant: 'hanako.reiji@mailbox.example',
    staff: 'taro.yamada@staff.desk.example',
  },
  en: {
    office: 'academic@sci.desk.example',
    applicant: 'john.sample@inbox.example',
    staff: 'alex.smith@staff.desk.example',
  },
});

/**
 * @param {HTMLElement} section
 * @param {import('./requests.js').Labels} labels
 * @param {(name: LabelName | null, done: LabelName) => void} say
 */
export function openMailbox(section, labels, say) {
  const role = section.dataset.role ?? '';
  const select = /** @type {HTMLSelectElement} */ (find(section, '[data-owner]'));
  const list = find(section, '[data-mails]');
  let owner = FIRST[document.documentElement.lang]?.[role] ?? '';
  /** @type {readonly Box[]} */
  let boxes = [];
  /** @type {import('./requests.js').MailView | null} */
  let open = null;

  /** @param {'list' | 'reading' | 'writing'} part */
  function show(part) {
    for (const one of section.querySelectorAll('[data-part]')) {
      if (one instanceof HTMLElement) one.hidden = one.dataset.part !== part;
    }
  }

  function backToList() {
    const id = open?.id;
    open = null;
    show('list');
    const button = id === undefined ? null : list.querySelector(`[data-key="${id}"]`);
    if (button instanceof HTMLElement) button.focus();
    else find(section, 'h2').focus();
  }

  const form = openForm(section, {
    owner: () => owner,
    sent(error) {
      say(error, 'sent');
      if (error) return;
      open = null;
      show('list');
      find(section, 'h2').focus();
    },
    left() {
      if (!open) return backToList();
      show('reading');
      find(section, '[data-reply]').focus();
    },
  });

  /** @param {string} id */
  async function read(id) {
    open = await readMail(id);
    const { subject, from, to, at, text, reply, lang } = open;
    const words = { subject, from, to, at };
    for (const [name, value] of Object.entries(words)) find(section, `.reading [data-${name}]`).textContent = value;
    const body = find(section, '.reading [data-text]');
    body.textContent = text;
    body.lang = lang;
    find(section, '.reading h3').lang = lang;
    find(section, '[data-reply]').hidden = reply === null;
    show('reading');
    body.scrollTop = 0;
    find(section, '.reading h3').focus();
    void tell(`/mails/${id}/read`);
  }

  find(section, '[data-write]').addEventListener('click', async () => {
    const begun = await readNewMail(owner);
    show('writing');
    form.begin(begun, null);
  });
  find(section, '[data-reply]').addEventListener('click', () => {
    if (!open?.reply) return;
    show('writing');
    form.begin(open.reply, open);
  });
  find(section, '[data-back]').addEventListener('click', backToList);
  select.addEventListener('change', () => {
    owner = select.value;
    open = null;
    show('list');
    update();
  });

  /** @param {Box['mails'][number]} mail */
  function line(mail) {
    const { id, isSent, isUnread, subject, at } = mail;
    const button = make(
      'button',
      { type: 'button', 'data-key': id, class: isUnread ? 'mail new' : 'mail' },
      make('span', { class: 'with' }, isSent ? `→ ${mail.with}` : mail.with),
      make('span', { class: 'at' }, at),
      make('span', { class: 'subject' }, subject || '–'),
      make('span', { class: 'kept' }, isUnread ? labels.unread : isSent ? labels.sentMark : ''),
    );
    button.addEventListener('click', () => read(id));
    return make('li', {}, button);
  }

  function update() {
    const box = boxes.find(({ address }) => address === owner);
    fill(
      select,
      boxes.map(({ address, name, about, unread }) => ({
        address,
        label: `${name}（${about}）${unread ? ` ●${unread}` : ''}`,
      })),
      ({ address, label }) => make('option', { value: address, selected: address === owner }, label),
    );
    select.value = owner;
    const mails = box?.mails ?? [];
    find(section, '[data-empty]').hidden = mails.length > 0;
    fill(list, mails, line);
    count(
      find(section, 'h2 [data-unread]'),
      boxes.reduce((sum, { unread }) => sum + unread, 0),
      labels.unread,
    );
  }

  return {
    role,
    /** @param {DeskView} desk */
    update({ mailboxes }) {
      boxes = mailboxes.filter((box) => box.role === role);
      update();
    },
  };
}
