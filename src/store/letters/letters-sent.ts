/** The outbox as its senders see it: claimed by one of them, then accepted, postponed or given up. */
import { randomUUID } from 'node:crypto';
import { type EntityManager, In, LessThanOrEqual, MoreThan } from 'typeorm';
import { type Instant, plusMinutes } from '../../domain/time.ts';
import { OPEN_STATES, OUTBOX } from '../entities/outbox.ts';
import { burnToken } from '../possession/tokens.ts';
import { updateRows } from '../rows/write-rows.ts';
import type { Claim, ClaimedLetter } from '../store.ts';
import { claimedFromRow } from '../stored-forms.ts';
import { claimAlone } from './claim-alone.ts';
import { CONSIDERED, wordsAheadOfColleagues } from './staff-words.ts';

const LONGEST_REASON = 500;

function stillOpen() {
  return In(OPEN_STATES);
}

/**
 * Claims up to `limit` letters that are due, oldest first. `attempts` counts this attempt too. The conditional UPDATE has
 * one winner; SKIP LOCKED only spares PostgreSQL's senders the waiting for each other.
 */
export async function claimLetters(
  manager: EntityManager,
  now: Instant,
  limit: number,
  leaseSeconds: number,
  claim: string = randomUUID(),
): Promise<readonly ClaimedLetter[]> {
  if (manager.dataSource.options.type !== 'postgres')
    return (await claimAlone(manager, now, limit, leaseSeconds, claim)).map(claimedFromRow);
  const dueAt = { state: stillOpen(), nextAt: LessThanOrEqual(now) };
  const candidates = manager.createQueryBuilder(OUTBOX, 'letter').select(CONSIDERED).where(dueAt);
  candidates.orderBy('letter.createdAt', 'ASC').addOrderBy('letter.id', 'ASC').limit(limit);
  candidates.setLock('pessimistic_write').setOnLocked('skip_locked');
  const due = await candidates.getMany();
  const early = await wordsAheadOfColleagues(manager, due, now);
  const ids = due.map(({ id }) => id).filter((id) => !early.includes(id));
  if (ids.length === 0) return early.length > 0 ? claimLetters(manager, now, limit, leaseSeconds, claim) : [];
  const claimed = {
    state: 'sending' as const,
    claim,
    nextAt: plusMinutes(now, leaseSeconds / 60),
    attempts: () => 'attempts + 1',
  };
  await manager.update(OUTBOX, { id: In(ids), ...dueAt }, claimed);
  const rows = await manager.find(OUTBOX, { where: { id: In(ids), claim }, order: { createdAt: 'ASC', id: 'ASC' } });
  return rows.map(claimedFromRow);
}

/**
 * Claims as a unit of work that may run more than once: whose COMMIT was not answered looks for its own claim first, or those
 * letters would wait until it falls back.
 */
export function claiming(now: Instant, limit: number, leaseSeconds: number) {
  const claim = randomUUID();
  let again = false;
  return async (manager: EntityManager): Promise<readonly ClaimedLetter[]> => {
    const order = { createdAt: 'ASC', id: 'ASC' } as const;
    const mine = again ? await manager.find(OUTBOX, { where: { state: 'sending', claim }, order }) : [];
    again = true;
    return mine.length > 0 ? mine.map(claimedFromRow) : claimLetters(manager, now, limit, leaseSeconds, claim);
  };
}

/** Accepted by SMTP. Whoever's claim it was: it has left, so it must never be sent again; the bytes go, their hash stays. */
export async function letterAccepted(manager: EntityManager, id: string, at: Instant): Promise<void> {
  const accepted = { state: 'accepted' as const, bytes: null, claim: null, endedAt: at };
  await updateRows(manager, OUTBOX, { id, state: OPEN_STATES }, accepted);
}

/** A claim that has lapsed and was taken by another sender is not kept: there is nothing left to keep. */
export async function keepClaim(manager: EntityManager, { id, claim }: Claim, until: Instant): Promise<void> {
  await manager.update(OUTBOX, { id, claim, state: 'sending' }, { nextAt: until });
}

/**
 * To be tried again at `nextAt`, as `due` or, when its answer was lost, as `unknown`; the reason is the server's word and
 * never logged. Of a letter that another sender has claimed in the meantime only that sender may say so.
 */
export async function letterPostponed(
  manager: EntityManager,
  { id, claim }: Claim,
  state: 'due' | 'unknown',
  nextAt: Instant,
  reason: string,
): Promise<void> {
  const postponed = { state, nextAt, claim: null, lastReason: reason.slice(0, LONGEST_REASON) };
  await manager.update(OUTBOX, { id, claim, state: 'sending' }, postponed);
}

/** Given up for good. Its token is burned, for whoever got it in the end did not get it from us. */
export async function letterUndeliverable(
  manager: EntityManager,
  { id, claim }: Claim,
  at: Instant,
  reason: string,
): Promise<void> {
  const givenUp = {
    state: 'undeliverable' as const,
    claim: null,
    lastReason: reason.slice(0, LONGEST_REASON),
    endedAt: at,
  };
  const ended = await manager.update(OUTBOX, { id, claim, state: 'sending' }, givenUp);
  if (ended.affected === 1) await burnToken(manager, id, at);
}

/**
 * A report says that it will never arrive. It was accepted, or we never read that it was; what has not left cannot come back.
 * False when it was known already, so that a report that comes twice counts once.
 */
export async function letterLost(manager: EntityManager, id: string, at: Instant, reason: string): Promise<boolean> {
  const left = In([...OPEN_STATES, 'accepted'] as const);
  const lost = {
    state: 'undeliverable' as const,
    bytes: null,
    claim: null,
    lastReason: reason.slice(0, LONGEST_REASON),
    endedAt: at,
  };
  const ended = await manager.update(OUTBOX, { id, state: left, attempts: MoreThan(0) }, lost);
  if (ended.affected !== 1) return false;
  await burnToken(manager, id, at);
  return true;
}

/** When the next letter falls due, or a claim falls back; null when nothing is owed. */
export async function nextLetterAt(manager: EntityManager): Promise<Instant | null> {
  const [next] = await manager.find(OUTBOX, {
    where: { state: stillOpen() },
    order: { nextAt: 'ASC' },
    take: 1,
    select: { id: true, nextAt: true },
  });
  return next?.nextAt ?? null;
}
