/** Writes down what became of a mail, with the audit rows it owes. */
import type { MailRecord, Transaction } from '../transaction.ts';

/** What an operator ordered for a mail in quarantine; of the name only a keyed hash is kept. */
export interface Order {
  /** It goes on as if its sender were known. */
  readonly releasedBy?: string;
  /** It is tried again as if it had just come. */
  readonly replayedBy?: string;
}

export function isOrdered({ releasedBy, replayedBy }: Order): boolean {
  return releasedBy !== undefined || replayedBy !== undefined;
}

export async function recordOutcome(tx: Transaction, record: MailRecord, order: Order = {}): Promise<void> {
  const { contentKey: mail, reason, tickets, handledAt } = record;
  const { releasedBy, replayedBy } = order;
  const about = { mail, ticket: tickets[0] ?? null };
  await tx.recordMail(record);
  if (releasedBy !== undefined) await tx.audit('quarantine-released', { ...about, who: releasedBy }, handledAt);
  if (replayedBy !== undefined) await tx.audit('quarantine-replayed', { ...about, who: replayedBy }, handledAt);
  if (reason !== null) await tx.audit(reason, about, handledAt);
}
