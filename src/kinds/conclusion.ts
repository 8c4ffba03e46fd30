/** What a mail comes to: how its kind reads it, and what is to be said once its asks were carried out or refused. */
import type { Refusal } from '../domain/refusals.ts';
import type { IncomingMail, UnreadableMail } from '../mail/incoming-mail.ts';
import { machineMark } from '../mail/machine-mail.ts';
import type { Kind, KindName, Notice, Reading } from './kind.ts';
import type { Correspondence, Knowledge } from './knowledge.ts';
import { whichKind } from './routing-table.ts';
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
};

/** Kinds in which a machine's mail belongs to our correspondence: it is filed away and never answered (RFC 3834 §2). */
const CORRESPONDENCE: readonly KindName[] = ['own-mail', 'staff-reply', 'office-reply'];

/** The kind of a mail and what it asks for; a mail that could not be read is set aside. */
export function understand(mail: IncomingMail | UnreadableMail, known: Knowledge): Understood {
  if ('misread' in mail) return { kind: null, reading: readUnreadable(mail, known) };
  const { kind, claim } = whichKind(mail, known);
  return { kind: kind.name, reading: readAs(kind, claim, mail, known) };
}

/** A machine's mail is read only by kinds that may act on what a machine wrote. */
function readAs(kind: Kind, claim: unknown, mail: IncomingMail, known: Knowledge): Reading {
  if (kind.readsMachines || kind.name === 'not-ours' || machineMark(mail) === null)
    return kind.read(claim, mail, known);
  const filing = CORRESPONDENCE.includes(kind.name) ? 'done' : 'leave';
  return { verdict: 'ignored', reason: 'machine', filing, asks: [], notices: [] };
}

/** The reading as it stands when its asks were refused: nothing was done, and whoever asked is told why. */
export function afterRefusal(reading: Reading, refused: Refusal, ticketId: string, known: Knowledge): Reading {
  const { answered } = known.correspondence;
  const told: Notice[] = answered
    ? [{ type: 'refusal', to: { role: answered.role, address: answered.recipient }, ticketId, refusal: refused }]
    : [];
  return { ...reading, verdict: 'ignored', reason: refused.word, notices: [...told, ...reading.notices] };
}

/** The reading when everything was done: several commands get a transcript back, and one that changed nothing the status. */
export function afterSuccess(reading: Reading, happened: boolean, known: Knowledge): Reading {
  const { answered } = known.correspondence;
  const commands = reading.asks.filter((ask) => 'command' in ask);
  const [first] = commands;
  if (!answered || !first || (happened && commands.length < 2)) return reading;
  const to = { role: answered.role, address: answered.recipient };
  const about = { to, ticketId: first.ticketId };
  const done = commands.map((ask) => ask.echo);
  const told: Notice = happened ? { type: 'transcript', ...about, done } : { type: 'status', ...about };
  return { ...reading, notices: [told, ...reading.notices] };
}
