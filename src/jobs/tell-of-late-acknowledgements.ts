/** Acknowledgements that have not left: staff hear of them by a letter of their own, as soon as one can leave. */
import { plusMinutes } from '../domain/time.ts';
import type { Desk } from '../journey.ts';
import { NO_EVIDENCE } from '../mail/incoming-mail.ts';
import { oweLetters } from '../store/letters/owe.ts';

/** The desk has promised an answer within the hour; half of it is left to do something. */
const LATE_AFTER_MINUTES = 30;
const TOLD_AGAIN_AFTER_MINUTES = 60;

/** Whether staff are to be told of something: once an outage, and again after an hour when more have become late. */
export async function tellOfLateAcknowledgements(desk: Desk): Promise<boolean> {
  const { setting, store, compose } = desk;
  const now = desk.clock();
  const [first] = setting.registry.staff;
  if (!first) return false;
  const cause = { mail: null, messageId: null, receivedAt: now };
  return store.transaction(async (tx) => {
    const told = await tx.lastCounted('acknowledgements-late', first.address);
    if (told !== null && told > plusMinutes(now, -TOLD_AGAIN_AFTER_MINUTES)) return false;
    if ((await tx.acknowledgementsUnsent(plusMinutes(now, -LATE_AFTER_MINUTES), told)) === 0) return false;
    const notice = { type: 'alert', word: 'acknowledgements-late', ticketId: null } as const;
    await oweLetters(tx, [], [notice], { ...setting, now, cause, evidence: NO_EVIDENCE }, compose);
    return true;
  });
}
