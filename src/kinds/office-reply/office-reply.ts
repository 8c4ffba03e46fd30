/** A departmental office answers a letter of ours: it confirms, denies, or has words for staff. */
import { refusal } from '../../domain/refusals.ts';
import { officeAt, sameAddress } from '../../domain/registry.ts';
import { newText } from '../../mail/new-text.ts';
import { kind, NOTHING, type Notice, type Reading } from '../kind.ts';
import type { AnsweredLetter, Knowledge } from '../knowledge.ts';
import type { MisreadWord } from '../misread-words.ts';
import { namesSaid } from '../staff-reply/names.ts';
import { readOrders } from '../staff-reply/read-orders.ts';
import { OFFICE_KEYWORDS } from './keywords.ts';
import type { OfficeOrder } from './orders.ts';

export const officeReply = kind<AnsweredLetter>({
  name: 'office-reply',
  readsMachines: false,
  /** Possession is the recipient's alone: another address of the same office has not been asked. */
  claims: (mail, { registry, correspondence: { answered } }) => {
    if (answered?.role !== 'office' || !sameAddress(mail.from, answered.recipient)) return null;
    return officeAt(registry, mail.from) && answered;
  },
  read: (answered, mail, known) => {
    if (mail.commandText === null) return wordsForStaff(answered, 'no-plain-text');
    const found = readOrders(newText(mail.commandText).fresh, {
      keywords: OFFICE_KEYWORDS,
      names: namesIn(known),
      procedure: known.procedure,
    });
    if ('courtesiesOnly' in found) return { ...DONE, reason: 'courtesies' };
    return 'misread' in found ? wordsForStaff(answered, found.misread) : obey(found.orders, answered, known);
  },
});

const DONE: Reading = { verdict: 'accepted', reason: null, filing: 'done', ...NOTHING };

function namesIn({ registry, desk }: Knowledge): readonly string[] {
  const bodies = [desk.name, ...registry.offices.map((office) => office.name)];
  return namesSaid(
    registry.staff.map((member) => member.name),
    bodies.flatMap((name) => Object.values(name)),
  );
}

function about(answered: AnsweredLetter) {
  return { to: { role: 'office', address: answered.recipient }, ticketId: answered.ticketId } as const;
}

function help(answered: AnsweredLetter, word: MisreadWord): Reading {
  return { ...DONE, verdict: 'ignored', reason: word, notices: [{ type: 'help', ...about(answered), word }] };
}

/** Staff read it themselves, so it stays in the inbox; the office learns how to answer so that the desk understands. */
function wordsForStaff(answered: AnsweredLetter, word: MisreadWord): Reading {
  const reading = help(answered, word);
  const alert: Notice = { type: 'alert', word: 'words-from-office', ticketId: answered.ticketId };
  return { ...reading, filing: 'leave', notices: [alert, ...reading.notices] };
}

function obey(orders: readonly OfficeOrder[], answered: AnsweredLetter, known: Knowledge): Reading {
  // 確認しました。相違ありません。 confirms; the first sentence alone does not.
  if (orders.every(({ type }) => type === 'seen')) return help(answered, 'confirm-unclear');
  const { to, ticketId } = about(answered);
  const asks = orders.flatMap(({ echo, type }) =>
    type === 'confirm' || type === 'deny' ? [{ ticketId, command: { type, by: to.address }, echo }] : [],
  );
  if (asks.length > 0 && known.evidence.origin === 'contradicted') return contradicted(answered);
  // A Message-ID of ours stands in mail logs and forwards: it is not enough to speak for an office (design §6).
  if (asks.length > 0 && answered.by !== 'token') return help(answered, 'token-missing');
  const notices = orders.flatMap(({ type }): Notice[] => {
    if (type === 'status') return [{ type, to, ticketId }];
    return type === 'help' ? [{ type, to, ticketId, word: null }] : [];
  });
  return { ...DONE, asks, notices };
}

function contradicted(answered: AnsweredLetter): Reading {
  const { refused } = refusal('origin-contradicted');
  const { to, ticketId } = about(answered);
  const notices: Notice[] = [
    { type: 'refusal', to, ticketId, refusal: refused },
    { type: 'alert', word: 'unverified-reply', ticketId },
  ];
  return { verdict: 'ignored', reason: refused.word, filing: 'leave', asks: [], notices };
}
