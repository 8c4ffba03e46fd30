// @ts-check
/** The page of the desk to try: shows the desk whenever something has changed, and passes on what people do. */
import { openInside } from './desk-inside.js';
import { count, find } from './elements.js';
import { openMailbox } from './mailbox.js';
import { language, readDesk, readLabels, tell } from './requests.js';

/** @typedef {import('./requests.js').LabelName} LabelName */

const labels = await readLabels();
const notice = find(document, '[data-notice]');
const zone = 'Asia/Tokyo';
const hands = new Intl.DateTimeFormat(language === 'ja' ? 'ja-JP' : 'en-GB', {
  ...{ timeZone: zone, hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' },
});
let ahead = 0;
/** @type {Map<string, number> | null} */
let unreadBefore = null;

/** @param {string} text */
function announce(text) {
  notice.textContent = text;
}

/**
 * @param {LabelName | null} error
 * @param {LabelName} done
 */
function say(error, done) {
  announce(labels[error ?? done]);
  notice.classList.toggle('wrong', error !== null);
}

const mailboxes = [...document.querySelectorAll('.mailbox')].map((section) =>
  openMailbox(/** @type {HTMLElement} */ (section), labels, say),
);
const inside = openInside(find(document, '.inside'), labels);

/** Whoever has more unread mails than before is named once. @param {import('./requests.js').DeskView['mailboxes']} boxes */
function announceNew(boxes) {
  const unread = new Map(boxes.map(({ name, unread }) => [name, unread]));
  const before = unreadBefore;
  unreadBefore = unread;
  if (!before) return;
  const fresh = [...unread].filter(([name, many]) => many > (before.get(name) ?? 0)).map(([name]) => name);
  if (fresh.length === 0) return;
  notice.classList.remove('wrong');
  announce(`${labels.newLetters} – ${fresh.join(', ')}`);
}

function tick() {
  find(document, '[data-time]').textContent = hands.format(Date.now() + ahead);
}

/** @param {boolean} isLeaping */
function showLeap(isLeaping) {
  for (const button of document.querySelectorAll('[data-leap]'))
    button.setAttribute('aria-disabled', String(isLeaping));
  document.body.classList.toggle('leaping', isLeaping);
}

async function refresh() {
  const desk = await readDesk();
  ahead = Date.parse(desk.clock.now) - Date.now();
  find(document, '[data-day]').textContent = desk.clock.day;
  find(document, '[data-hint]').textContent = desk.hint;
  tick();
  showLeap(desk.isLeaping);
  find(document, '[data-outage]').hidden = !desk.isRelayDown;
  const relay = find(document, '[data-relay]');
  relay.textContent = desk.isRelayDown ? labels.outageOff : labels.outageOn;
  relay.dataset.isDown = String(desk.isRelayDown);
  for (const mailbox of mailboxes) {
    mailbox.update(desk);
    const unread = desk.mailboxes.filter(({ role }) => role === mailbox.role).reduce((sum, box) => sum + box.unread, 0);
    count(find(document, `[data-show=${mailbox.role}] [data-unread]`), unread, labels.unread);
  }
  announceNew(desk.mailboxes);
  await inside.update(desk);
  document.body.dataset.ready = 'true';
}

/** One refresh at a time; news that come meanwhile make one more. */
let isRefreshing = false;
let isStale = false;
async function changed() {
  isStale = true;
  if (isRefreshing) return;
  isRefreshing = true;
  while (isStale) {
    isStale = false;
    await refresh().catch(() => say('lost', 'lost'));
  }
  isRefreshing = false;
}

for (const button of document.querySelectorAll('button')) {
  const { occasion, leap, show, relay } = button.dataset;
  if (occasion !== undefined)
    button.addEventListener('click', async () => say(await tell(`/occasions/${occasion}`), 'delivered'));
  if (leap !== undefined)
    button.addEventListener('click', async () => {
      if (button.getAttribute('aria-disabled') === 'true') return;
      announce(labels.moving);
      showLeap(true);
      const error = await tell(`/clock/${leap}`);
      if (error) say(error, 'moving');
      else
        announce(
          `${labels.clock} – ${find(document, '[data-day]').textContent} ${find(document, '[data-time]').textContent}`,
        );
    });
  if (show !== undefined)
    button.addEventListener('click', () => {
      showView(show);
    });
  if (relay !== undefined)
    button.addEventListener('click', () => tell('/relay', { isDown: button.dataset.isDown !== 'true' }));
}

/** On a narrow window one view is shown at a time. @param {string} view */
function showView(view) {
  document.body.dataset.shown = view;
  for (const button of document.querySelectorAll('[data-show]')) {
    if (button instanceof HTMLElement) button.setAttribute('aria-pressed', String(button.dataset.show === view));
  }
}

showView('staff');
setInterval(tick, 1_000);
const news = new EventSource('/news');
news.addEventListener('changed', () => void changed());
news.addEventListener('error', () => say('lost', 'lost'));
news.addEventListener('open', () => {
  if (notice.textContent === labels.lost) announce('');
});
