/** What a mail comes to: how its kind reads it, and what is to be said once its asks were carried out or refused. */
import { isRemark, type TicketEvent } from '../domain/events.ts';
import type { Refusal } from '../domain/refusals.ts';
import type { IncomingMail, UnreadableMail } from '../mail/incoming-mail.ts';
import { machineMark } from '../mail/machine/machine-mail.ts';
import { ORIGIN_UNKNOWN } from '../mail/origin/signed-origin.ts';
import { isLetterOfADesk } from './another-desk.ts';
import { emailFormOf } from './application/forms/email-form.ts';
import type { Kind, KindName, Notice, Reading, SecondRoundAsked } from './kind.ts';
import type { Correspondence, Knowledge } from './knowledge.ts';
import { whichKind } from './routing-table.ts';
import { unlessUnmarkedMachine } from './unanswered.ts';
import { readUnreadable } from './unreadable.ts';

export interface Understood {
  /** Null when the mail could not be read. */
  readonly kind: KindName | null;
  readonly reading: Reading;
}

export const NO_CORRESPONDENCE: Correspondence = {
  answered: null,
  ownLetter: false,
  tickets: new Map(),
  unknownTokens: 0,
  reported: null,
};

/** Kinds in which a machine's mail belongs to our correspondence: it is filed away and never answered (RFC 3834 §2). */
const CORRESPONDENCE: readonly KindName[] = ['own-mail', 'rehearsal', 'staff-reply', 'office-reply', 'applicant-reply'];

/** The kind of a mail and what it asks for; a mail that could not be read is set aside. */
export function understand(mail: IncomingMail | UnreadableMail, known: Knowledge): Understood {
  if ('misread' in mail) return { kind: null, reading: readUnreadable(mail, known) };
  const { kind, claim } = whichKind(mail, known);
  const reading = readAs(kind, claim, mail, known);
  const unproven = known.evidence.word === ORIGIN_UNKNOWN.word && RESTS_ON_ORIGIN.includes(kind.name);
  return { kind: kind.name, reading: unproven && reading.reason !== 'machine' ? SET_ASIDE : reading };
}

/** Kinds that act on the word of a registered sender. */
const RESTS_ON_ORIGIN: readonly KindName[] = ['staff-reply', 'office-reply', 'form-submission', 'proxy-request'];

/** Nobody could tell for a whole day who sent it (threat S20): people look at it, and may release it. */
const SET_ASIDE: Reading = {
  verdict: 'quarantined',
  reason: 'origin-unknown',
  filing: 'quarantine',
  asks: [],
  notices: [{ type: 'alert', word: 'quarantined', ticketId: null }],
};

/** A machine's mail is read only by kinds that may act on what a machine wrote. */
function readAs(kind: Kind, claim: unknown, mail: IncomingMail, known: Knowledge): Reading {
  // A form's mailer is a machine; the words in it are somebody's.
  const typed = emailFormOf(mail, known) !== null;
  if (kind.readsMachines || kind.name === 'not-ours' || typed) return kind.read(claim, mail, known);
  // What comes to a live token is an answer, however it quotes.
  const { answered, rehearsed } = known.correspondence;
  const toToken = (answered ?? rehearsed)?.by === 'token';
  if (!toToken && isLetterOfADesk(mail)) return { ...MACHINE, filing: 'leave' };
  if (machineMark(mail) === null) return unlessUnmarkedMachine(kind.read(claim, mail, known), kind.name, mail, known);
  const filing = CORRESPONDENCE.includes(kind.name) ? 'done' : 'leave';
  return { ...MACHINE, filing };
}

const MACHINE = { verdict: 'ignored', reason: 'machine', asks: [], notices: [] } as const;

/** Why nothing was carried out; `round`: what would be, once a code has come back. */
export interface Refused {
  readonly refused: Refusal;
  readonly ticketId: string;
  readonly round?: SecondRoundAsked;
  /** Another ticket that the mail asks about: nothing was done about it either. */
  readonly beside?: string;
}

/**
 * Whether the letter that was answered cannot be answered again: something was done, or there was nothing to undo. Whoever takes back
 * what has not come yet means what may still be on its way.
 */
export function usesUpLetter(carried: Refused | { readonly changes: readonly Happened[] }): boolean {
  if ('refused' in carried) return carried.refused.word === 'not-decided';
  return carried.changes.some(({ events }) => !events.every(isRemark));
}

interface Happened {
  readonly events: readonly TicketEvent[];
}

/** The reading as it stands when its asks were refused: nothing was done, and whoever asked is told why. */
export function afterRefusal(reading: Reading, refusal: Refused, known: Knowledge): Reading {
  const { answered } = known.correspondence;
  const { refused, ticketId, round, beside } = refusal;
  const to = answered && { role: answered.role, address: answered.recipient };
  const told: Notice[] = !to
    ? []
    : round
      ? [{ type: 'second-round', to, ticketId, round }]
      : [{ type: 'refusal', to, ticketId, refusal: refused, ...(beside === undefined ? {} : { beside }) }];
  return { ...reading, verdict: 'ignored', reason: refused.word, notices: [...told, ...reading.notices] };
}

/** The reading when everything was done: several commands get a transcript back, and one that changed nothing the status. */
export function afterSuccess(reading: Reading, happened: boolean, known: Knowledge): Reading {
  const { answered } = known.correspondence;
  const commands = reading.asks.flatMap((ask) =>
    'echo' in ask && ask.echo !== null ? [{ ...ask, echo: ask.echo }] : [],
  );
  const [first] = commands;
  // An absence changes no ticket, and no other letter says that it was recorded.
  const leaves = commands.some((ask) => 'away' in ask);
  if (!answered || !first || (happened && !leaves && commands.length < 2)) return reading;
  const to = { role: answered.role, address: answered.recipient };
  const about = { to, ticketId: first.ticketId };
  const done = commands.map(({ echo }) => echo);
  const told: Notice =
    happened || leaves
      ? { type: 'transcript', ...about, done, ...(leaves ? { away: leaves } : {}) }
      : { type: 'status', ...about };
  return { ...reading, notices: [told, ...reading.notices] };
}
