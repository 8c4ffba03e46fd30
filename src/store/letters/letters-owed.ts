/** Letters put into the outbox, within the transaction that makes the desk owe them. */
import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { mailboxOf } from '../../domain/rules/registry.ts';
import type { Instant } from '../../domain/time.ts';
import { OPEN_STATES, OUTBOX, type OutboxRow, TOKEN } from '../entities/outbox.ts';
import type { Key } from '../keys.ts';
import { openSecondRound } from '../possession/second-rounds.ts';
import { grantToken } from '../possession/tokens.ts';
import { hasRow } from '../rows/read-rows.ts';
import { insertRows } from '../rows/write-rows.ts';
import { letterFromRow } from '../stored-forms.ts';
import type { LetterTerms, OutboxEntry } from '../transaction.ts';

/** Puts a letter into the outbox; false when a letter of that id is owed or sent already. The primary key is the judge. */
export async function owe(
  manager: EntityManager,
  key: Key,
  entry: OutboxEntry,
  terms: LetterTerms = { countsAs: 'other', held: false },
): Promise<boolean> {
  if (await isOwed(manager, entry.id)) return false;
  const isHeld = terms.held || terms.heldFor !== undefined;
  const { ticketId: ticket, token: _, tokenExpiresAt: __, secondRound: ___, pair, ...letter } = entry;
  const row: OutboxRow = {
    ...letter,
    ticket,
    pairTicket: pair?.ticketId ?? null,
    pairRevision: pair?.revision ?? null,
    sha256: createHash('sha256').update(entry.bytes).digest('hex'),
    state: isHeld ? 'held' : 'due',
    countsAs: terms.countsAs,
    mailbox: mailboxOf(entry.recipient),
    dueSince: isHeld ? null : entry.createdAt,
    attempts: 0,
    nextAt: entry.createdAt,
    claim: null,
    lastReason: terms.heldFor ?? null,
    endedAt: null,
  };
  await insertRows(manager, OUTBOX, [row]);
  await grantToken(manager, key, entry);
  await openSecondRound(manager, key, entry);
  return true;
}

export function isOwed(manager: EntityManager, id: string): Promise<boolean> {
  return hasRow(manager, OUTBOX, { id });
}

/** How the letters of one template and occasion about a ticket stand; an id is template:ticket:occasion:recipient. */
export async function lettersOf(
  manager: EntityManager,
  ticket: string,
  template: string,
  occasion: string,
): Promise<{ open: number; accepted: number; lastAcceptedAt: Instant | null }> {
  const letters = await manager.find(OUTBOX, { where: { ticket, template }, order: { endedAt: 'ASC' } });
  const these = letters.filter(
    ({ id, recipient }) => id === [template, ticket, occasion, recipient.toLowerCase()].join(':'),
  );
  const open = these.filter(({ state }) => OPEN_STATES.some((one) => one === state) || state === 'held');
  const accepted = these.filter(({ state }) => state === 'accepted');
  return { open: open.length, accepted: accepted.length, lastAcceptedAt: accepted.at(-1)?.endedAt ?? null };
}

/** Every letter, oldest first, with its bytes while they are kept. */
export async function listLetters(manager: EntityManager): Promise<readonly OutboxEntry[]> {
  const rows = await manager.find(OUTBOX, { order: { createdAt: 'ASC', id: 'ASC' } });
  const tokens = await manager.find(TOKEN);
  const ends = new Map(tokens.map(({ outboxId, expiresAt }) => [outboxId, expiresAt]));
  return rows.map((row) => letterFromRow(row, ends.get(row.id) ?? null));
}
