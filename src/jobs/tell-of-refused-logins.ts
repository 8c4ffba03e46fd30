/** A login that mailbox or relay keep refusing: staff hear of it by a letter, as soon as one can leave. */
import { plusDays } from '../domain/time.ts';
import type { Signs } from '../health/vital-signs.ts';
import type { Desk } from '../journey.ts';
import { NO_EVIDENCE } from '../mail/incoming-mail.ts';
import { oweLetters } from '../store/letters/owe.ts';

const TOLD_AGAIN_AFTER_DAYS = 1;

/** Whether a server, or the token server before it, refuses us. */
export function isRefused({ imapRefused, smtpRefused, credentialsRefused }: Signs): boolean {
  return imapRefused || smtpRefused || credentialsRefused.length > 0;
}

/** Whether staff are to be told of it: at most once a day. */
export async function tellOfRefusedLogins(desk: Desk): Promise<boolean> {
  const { setting, store, compose } = desk;
  const now = desk.clock();
  const [first] = setting.registry.staff;
  if (!first) return false;
  return store.transaction(async (tx) => {
    const told = await tx.lastCounted('login-refused', first.address);
    if (told !== null && told > plusDays(now, -TOLD_AGAIN_AFTER_DAYS)) return false;
    const cause = { mail: null, messageId: null, receivedAt: now };
    const notice = { type: 'alert', word: 'login-refused', ticketId: null } as const;
    await oweLetters(tx, [], [notice], { ...setting, now, cause, evidence: NO_EVIDENCE }, compose);
    return true;
  });
}
