/** Puts the letters that are owed into the outbox: for what happened to tickets, and for what is to be said besides. */
import type { Setting } from '../domain/facts.ts';
import type { Instant } from '../domain/time.ts';
import type { Notice } from '../kinds/kind.ts';
import type { Evidence } from '../mail/incoming-mail.ts';
import { explain } from '../notifications/explanations.ts';
import type { Letter } from '../notifications/letter.ts';
import { lettersForEvents } from '../notifications/register.ts';
import type { TicketChange } from './carry-out.ts';
import type { OutboxEntry, Transaction } from './transaction.ts';

/** What the letters of one mail or one job rest on. */
export interface LetterCause extends Setting {
  readonly now: Instant;
  readonly cause: { readonly mail: string | null; readonly messageId: string | null; readonly receivedAt: Instant };
  readonly evidence: Evidence;
}

/** Renders and stores every letter owed; a letter that is already owed or sent is not owed again. */
export async function oweLetters(
  tx: Transaction,
  changes: readonly TicketChange[],
  notices: readonly Notice[],
  on: LetterCause,
  compose: (letter: Letter, now: Instant) => OutboxEntry,
): Promise<void> {
  const letters = changes.flatMap((change) => lettersForEvents(change.events, change.ticket, on));
  for (const notice of notices) {
    const ticketId = 'ticketId' in notice ? notice.ticketId : null;
    const ticket = ticketId === null ? null : await tx.ticket(ticketId);
    letters.push(...explain(notice, ticket, on));
  }
  for (const letter of letters) await tx.owe(compose(letter, on.now));
}
