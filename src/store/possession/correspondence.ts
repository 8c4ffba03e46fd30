/** What a mail refers to: whose letter it answers, whether it is one of ours, and the tickets it names. */
import { type EntityManager, In } from 'typeorm';
import type { Instant } from '../../domain/time.ts';
import type { AnsweredLetter, Correspondence, Reported } from '../../kinds/knowledge.ts';
import { OPEN_STATES, OUTBOX, type OutboxRow, TOKEN } from '../entities/outbox.ts';
import type { Key } from '../keys.ts';
import { findRehearsed } from '../letters/rehearsed.ts';
import { findRows, hasRow } from '../rows/read-rows.ts';
import { roleOf } from '../stored-forms.ts';
import type { TicketDesk } from '../tickets/tickets.ts';
import type { MailReferences } from '../transaction.ts';
import { secondRoundOf } from './second-rounds.ts';
import { hasActed, isAlive, tokenHash } from './tokens.ts';

type By = AnsweredLetter['by'];

/** Revisions begin at 1: whoever was shown none has seen none, and every approval is then told to look first. */
const NONE_SHOWN = 0;

function newest(letters: readonly OutboxRow[]): OutboxRow | null {
  const later = (one: OutboxRow, other: OutboxRow) => (other.createdAt > one.createdAt ? other : one);
  return letters.length > 0 ? letters.reduce(later) : null;
}

/** Letters about no ticket cannot be answered with anything. */
function answered(letter: OutboxRow | null, by: By): AnsweredLetter | null {
  if (letter === null || letter.ticket === null) return null;
  const { id, recipient, ticket, revision, pairTicket, pairRevision } = letter;
  const pair = pairTicket === null ? null : { ticketId: pairTicket, revision: pairRevision ?? NONE_SHOWN };
  return {
    outboxId: id,
    role: roleOf(letter),
    recipient,
    ticketId: ticket,
    revision: revision ?? NONE_SHOWN,
    pair,
    by,
  };
}

/** A live token comes before a spent one; of several, the newest letter's counts. The hashes are keyed, so a lookup tells a guesser nothing. */
async function byToken(manager: EntityManager, key: Key, texts: readonly string[], now: Instant) {
  const hashes = [...new Set(texts.map((text) => tokenHash(key, text)))];
  const tokens = hashes.length > 0 ? await findRows(manager, TOKEN, { hash: hashes }) : [];
  const alive = tokens.filter((token) => isAlive(token, now));
  const [some, by]: [typeof tokens, By] = alive.length > 0 ? [alive, 'token'] : [tokens, 'spent'];
  const ids = some.map(({ outboxId }) => outboxId);
  const letters = ids.length > 0 ? await findRows(manager, OUTBOX, { id: ids }) : [];
  return { letter: answered(newest(letters), by), unknown: hashes.length - tokens.length };
}

/**
 * The letter answered by In-Reply-To or References alone. The first that is ours says which ticket and whose mailbox it is
 * about; of that ticket's letters to that mailbox the newest counts. It is a weaker possession, so it does not ask
 * whether the letter's token is still alive.
 */
async function byReference(manager: EntityManager, references: readonly string[]): Promise<AnsweredLetter | null> {
  if (references.length === 0) return null;
  const letters = await findRows(manager, OUTBOX, { messageId: references });
  const ours = new Map(letters.map((letter) => [letter.messageId, letter]));
  const first = references.map((messageId) => ours.get(messageId)).find((letter) => letter?.ticket);
  if (!first) return null;
  const thread = letters.filter(({ ticket, recipient }) => ticket === first.ticket && recipient === first.recipient);
  return answered(newest(thread), 'reference');
}

/**
 * The letter a delivery report is about. The envelope's key is ours alone and goes before; a report that bears a key we
 * never made, or names two letters, is a forgery (threat O07).
 */
async function reportedLetter(manager: EntityManager, { reported }: MailReferences): Promise<Reported> {
  const { envelopes, messageIds } = reported;
  if (envelopes.length + messageIds.length === 0) return null;
  const byKey = envelopes.length > 0 ? await manager.findBy(OUTBOX, { envelopeFrom: In([...envelopes]) }) : [];
  const byId = messageIds.length > 0 ? await manager.findBy(OUTBOX, { messageId: In([...messageIds]) }) : [];
  if (byKey.length < envelopes.length) return 'unknown';
  const found = new Map([...byKey, ...byId].map((letter) => [letter.id, letter]));
  const [letter] = found.values();
  if (!letter || found.size > 1) return 'unknown';
  const { id, template, recipient, ticket, state, attempts } = letter;
  const by = byKey.length > 0 ? (byId.length > 0 ? 'both' : 'envelope') : 'message-id';
  const isOut = attempts > 0 && [...OPEN_STATES, 'accepted'].includes(state);
  return { outboxId: id, template, role: roleOf(letter), recipient, ticketId: ticket, by, isOut };
}

/**
 * Tokens come first: a token of ours that is used, burned or expired makes the answer `spent`, also when a reference
 * would still fit. Recipient, role, ticket and revision are what we stored with the letter; nothing of the mail is trusted.
 */
export async function findCorrespondence(
  manager: EntityManager,
  key: Key,
  tickets: TicketDesk,
  mail: MailReferences,
  now: Instant,
): Promise<Correspondence> {
  const { letter, unknown } = await byToken(manager, key, mail.tokens, now);
  const found = letter ?? (await byReference(manager, mail.references));
  const brings = mail.tokens.length + mail.references.length > 0;
  const rehearsed = !found && brings ? await findRehearsed(manager, key, mail, now) : null;
  const ownLetter = mail.messageId !== null && (await hasRow(manager, OUTBOX, { messageId: mail.messageId }));
  const named = new Set([...(found ? [found.ticketId] : []), ...mail.ticketNumbers]);
  const known = await tickets.readMany([...named]);
  return {
    answered: found,
    rehearsed,
    secondRound: await secondRoundOf(manager, key, found, now),
    ownLetter,
    identity: mail.identity ?? null,
    actedBefore: mail.identity ? await hasActed(manager, key, mail.identity) : false,
    tickets: new Map(known.map((ticket) => [ticket.id, ticket])),
    unknownTokens: unknown,
    reported: await reportedLetter(manager, mail),
  };
}
