/** Letters over a cap: released one by one as there is room, and told of while there is none. */
import { officeById } from '../domain/rules/registry.ts';
import { type Instant, plusMinutes } from '../domain/time.ts';
import type { Desk } from '../journey.ts';
import { NO_EVIDENCE } from '../mail/incoming-mail.ts';
import { confirmDigest } from '../notifications/confirm-digest.ts';
import { CONFIRMATIONS_AN_HOUR, isDeskFull, isNeverHeld, whichCapIsFull } from '../store/letters/caps.ts';
import type { CountName } from '../store/letters/counts.ts';
import { type LetterCause, oweLetters } from '../store/letters/owe.ts';
import type { HeldLetter, Transaction } from '../store/transaction.ts';

const TOLD_AGAIN_AFTER_MINUTES = 60;

/** How many letters were released. */
export async function releaseHeldLetters(desk: Desk): Promise<number> {
  const { setting, store } = desk;
  const now = desk.clock();
  const cause = { mail: null, messageId: null, receivedAt: now };
  const on: LetterCause = { ...setting, now, cause, evidence: NO_EVIDENCE };
  return store.transaction(async (tx) => {
    const held = await tx.heldLetters();
    const left: HeldLetter[] = [];
    let released = 0;
    // After a storm thousands are held: once nothing may leave any more, the others are not asked one by one.
    let full = await isDeskFull(tx, now);
    for (const letter of held) {
      const countsAs = letter.countsAs as CountName;
      if (await isNoLongerNeeded(tx, letter)) await tx.cancelLetter(letter.id, now);
      else if (full && !isNeverHeld(countsAs)) left.push(letter);
      else if (await whichCapIsFull(tx, { ...letter, countsAs }, setting.registry, now)) left.push(letter);
      else {
        await tx.releaseLetter(letter.id, now);
        released += 1;
        full = await isDeskFull(tx, now);
      }
    }
    await tellStaff(tx, left, on, desk);
    await tellOffices(tx, left, on, desk);
    return released;
  });
}

/** The office has answered, or nobody waits for its answer any more. */
async function isNoLongerNeeded(tx: Transaction, { countsAs, ticketId }: HeldLetter): Promise<boolean> {
  if (countsAs !== 'confirmation' || ticketId === null) return false;
  const ticket = await tx.ticket(ticketId);
  return !ticket || ticket.officeProven || !['awaiting-office', 'awaiting-information'].includes(ticket.state);
}

/** Whether `recipient` has not yet been told of `left`, and not within the last hour of anything like it. */
async function isNews(
  tx: Transaction,
  left: readonly HeldLetter[],
  countsAs: CountName,
  recipient: string,
  now: Instant,
): Promise<boolean> {
  if (left.length === 0) return false;
  const last = await tx.lastCounted(countsAs, recipient);
  if (last === null) return true;
  return last <= plusMinutes(now, -TOLD_AGAIN_AFTER_MINUTES) && left.some(({ createdAt }) => createdAt > last);
}

async function tellStaff(tx: Transaction, left: readonly HeldLetter[], on: LetterCause, desk: Desk): Promise<void> {
  const [first] = on.registry.staff;
  if (!first || !(await isNews(tx, left, 'letters-held', first.address, on.now))) return;
  await oweLetters(tx, [], [{ type: 'alert', word: 'letters-held', ticketId: null }], on, desk.compose);
}

/** One letter that names every request the office will be asked about, instead of the questions themselves (threat D08). */
async function tellOffices(tx: Transaction, left: readonly HeldLetter[], on: LetterCause, desk: Desk): Promise<void> {
  const questions = left.filter(({ countsAs }) => countsAs === 'confirmation');
  for (const address of new Set(questions.map(({ recipient }) => recipient))) {
    const mine = questions.filter(({ recipient }) => recipient === address);
    if (!(await isNews(tx, mine, 'confirm-digest', address, on.now))) continue;
    const ids = new Set(mine.flatMap(({ ticketId }) => ticketId ?? []));
    const tickets = (await Promise.all([...ids].map((id) => tx.ticket(id)))).filter((ticket) => ticket !== null);
    const office = officeById(on.registry, tickets[0]?.officeId ?? null);
    if (!office) continue;
    for (const letter of confirmDigest(office, tickets, CONFIRMATIONS_AN_HOUR, on))
      await tx.owe(desk.compose(letter, on.now), { countsAs: 'confirm-digest', held: false });
  }
}
