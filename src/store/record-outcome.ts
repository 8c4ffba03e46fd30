/** Writes down what became of a mail, with the audit rows it owes. */
import type { MailRecord, Transaction } from './transaction.ts';

/** `releasedBy`: the operator who let the mail go on, if one did; of the name only a keyed hash is kept. */
export async function recordOutcome(tx: Transaction, record: MailRecord, releasedBy?: string): Promise<void> {
  const { contentKey: mail, reason, tickets, handledAt } = record;
  const about = { mail, ticket: tickets[0] ?? null };
  await tx.recordMail(record);
  if (releasedBy !== undefined) await tx.audit('quarantine-released', { ...about, who: releasedBy }, handledAt);
  if (reason !== null) await tx.audit(reason, about, handledAt);
}
