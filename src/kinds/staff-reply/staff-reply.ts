/** A staff member answers a letter of ours: the new text above the quote is read as commands. */
import type { TicketCommand } from '../../domain/commands.ts';
import { votesOn } from '../../domain/decision/votes.ts';
import { type RefusalWord, refusal } from '../../domain/refusals.ts';
import { type Staff, sameAddress, staffAt } from '../../domain/rules/registry.ts';
import { type IncomingMail, isProven } from '../../mail/incoming-mail.ts';
import { newText } from '../../mail/new-text/new-text.ts';
import { type Ask, kind, NOTHING, type Notice, type Reading } from '../kind.ts';
import type { AnsweredLetter, Knowledge, SecondRound } from '../knowledge.ts';
import type { MisreadWord } from '../misread-words.ts';
import { isAboutThisLetter } from './about-this-letter.ts';
import { KEYWORDS } from './keywords.ts';
import { KEYWORDS_WITH_CODE } from './keywords-with-code.ts';
import type { StaffOrder } from './orders.ts';
import { forBoth, isForPair } from './pair.ts';
import { readCommands } from './read-commands.ts';
import { readCode } from './second-round.ts';

interface StaffAnswer {
  readonly member: Staff;
  readonly answered: AnsweredLetter;
}

export const staffReply = kind<StaffAnswer>({
  name: 'staff-reply',
  readsMachines: false,
  /** Possession is the recipient's alone (threats A08, A11), and only while they are on staff (A15). */
  claims: (mail, { registry, correspondence: { answered } }) => {
    const member = staffAt(registry, mail.from);
    if (!member || answered?.role !== 'staff' || !sameAddress(member.address, answered.recipient)) return null;
    return { member, answered };
  },
  read: (claim, mail, known) => {
    if (mail.commandText === null) return help(claim, 'no-plain-text');
    const found = readCommands(newText(mail.commandText).fresh, {
      keywords: known.correspondence.secondRound ? KEYWORDS_WITH_CODE : KEYWORDS,
      staffNames: known.registry.staff.map((member) => member.name),
      deskNames: Object.values(known.desk.name),
      procedure: known.procedure,
    });
    if ('courtesiesOnly' in found) return { ...DONE, reason: 'courtesies' };
    if ('misread' in found) return help(claim, found.misread);
    return obey(found.orders, claim, mail, known);
  },
});

const DONE: Reading = { verdict: 'accepted', reason: null, filing: 'done', ...NOTHING };

function about({ member, answered }: StaffAnswer) {
  return { to: { role: 'staff', address: member.address }, ticketId: answered.ticketId } as const;
}

function help(claim: StaffAnswer, word: MisreadWord): Reading {
  return { ...DONE, verdict: 'ignored', reason: word, notices: [{ type: 'help', ...about(claim), word }] };
}

function obey(orders: readonly StaffOrder[], claim: StaffAnswer, mail: IncomingMail, known: Knowledge): Reading {
  const [only] = orders;
  const { secondRound } = known.correspondence;
  if (only?.type === 'code' && secondRound) return readCodeOf(only.code, secondRound, claim, known);
  const origin = isProven(known.evidence) && isAboutThisLetter(mail, claim.answered, known);
  const own = orders.flatMap((order) => ask(order, claim, origin));
  const { pair } = claim.answered;
  if (orders.some(isForPair) && !pair) return refused(claim, 'no-pair');
  const asks = pair && orders.some(isForPair) ? forBoth(own, pair) : own;
  if (asks.length > 0) {
    if (known.evidence.origin === 'contradicted') return contradicted(claim);
    if (claim.answered.by === 'spent' && !mayFollowSpent(orders, claim, known)) return freshReview(claim);
  }
  const notices = orders.flatMap((order): Notice[] => {
    if (order.type === 'status') return [{ type: 'status', ...about(claim) }];
    return order.type === 'help' ? [{ type: 'help', ...about(claim), word: null }] : [];
  });
  return { ...DONE, asks, notices };
}

function refused(claim: StaffAnswer, word: RefusalWord): Reading {
  const notice: Notice = { type: 'refusal', ...about(claim), refusal: refusal(word).refused };
  return { ...DONE, verdict: 'ignored', reason: word, notices: [notice] };
}

/** The code rests on possession of its letter alone: a used token is none, and a contradicted origin is somebody else. */
function readCodeOf(code: string, round: SecondRound, claim: StaffAnswer, known: Knowledge): Reading {
  if (known.evidence.origin === 'contradicted') return contradicted(claim);
  const decided = known.correspondence.tickets.get(claim.answered.ticketId)?.decision;
  if (claim.answered.by === 'spent' && !decided) return freshReview(claim);
  return readCode(code, round, claim.answered, known);
}

function ask({ echo, pair: _, ...order }: StaffOrder, { member, answered }: StaffAnswer, origin: boolean): Ask[] {
  if (order.type === 'status' || order.type === 'help' || order.type === 'code') return [];
  const authority = {
    by: member.address,
    seenRevision: answered.revision,
    token: answered.by === 'token',
    origin,
  };
  if (order.type === 'away') {
    const { type: _, ...said } = order;
    return [{ ticketId: answered.ticketId, away: { address: member.address, ...said }, echo }];
  }
  const command: TicketCommand = { ...order, authority };
  return [{ ticketId: answered.ticketId, command, echo }];
}

/** Somebody may be writing in the member's name: nothing is done, they are told, and so is everybody (design §6). */
function contradicted(claim: StaffAnswer): Reading {
  const { refused } = refusal('origin-contradicted');
  const { ticketId } = about(claim);
  const notices: Notice[] = [
    { type: 'refusal', ...about(claim), refusal: refused },
    { type: 'alert', word: 'unverified-reply', ticketId },
  ];
  return { verdict: 'ignored', reason: refused.word, filing: 'leave', asks: [], notices };
}

/** What a decided ticket can only refuse. */
const DECIDING: readonly StaffOrder['type'][] = ['approve', 'reject', 'set', 'status', 'help'];

/**
 * A used token gives no possession any more. On a decided ticket the domain can only answer that it is decided, and an
 * UNDO alone errs in the safe direction: whoever has just approved answers the same letter to take it back. Whoever says the
 * same again while a colleague's word is awaited hears from the domain that it stands; anything more would need a token.
 */
function mayFollowSpent(orders: readonly StaffOrder[], { answered }: StaffAnswer, known: Knowledge): boolean {
  const ticket = known.correspondence.tickets.get(answered.ticketId);
  const [first] = orders;
  const isUndo = orders.length === 1 && first?.type === 'undo';
  if (ticket && !ticket.decision && votesOn(ticket).some(({ by }) => sameAddress(by, answered.recipient)))
    return isUndo || (orders.length === 1 && first?.type === 'approve');
  if (!ticket?.decision) return false;
  if (isUndo) return true;
  return orders.every(({ type }) => DECIDING.includes(type));
}

function freshReview(claim: StaffAnswer): Reading {
  return { ...DONE, verdict: 'ignored', reason: 'token.used', notices: [{ type: 'fresh-review', ...about(claim) }] };
}
