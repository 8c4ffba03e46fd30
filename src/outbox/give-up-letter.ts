/** A letter that our own mail server refuses for good: given up and told of in one transaction, like one that bounced. */

import type { Desk } from '../journey.ts';
import { noticesOf } from '../kinds/delivery-report/delivery-report.ts';
import type { LostLetter } from '../kinds/kind.ts';
import { NO_EVIDENCE } from '../mail/incoming-mail.ts';
import { oweLetters } from '../store/letters/owe.ts';
import type { ClaimedLetter } from '../store/store.ts';
import { carryOut } from '../store/tickets/carry-out.ts';

export async function giveUpLetter(desk: Desk, letter: ClaimedLetter, reason: string): Promise<void> {
  const { setting, store, compose } = desk;
  const now = desk.clock();
  const { id: outboxId, template, role, recipient, ticketId } = letter;
  const lost: LostLetter = { outboxId, template, role, recipient, ticketId, reason };
  const cause = { mail: null, messageId: null, receivedAt: now };
  await store.transaction(async (tx) => {
    const carried = await carryOut(tx, [{ lost }], { setting, now, receivedAt: now, mail: null });
    const changes = 'changes' in carried ? carried.changes : [];
    await oweLetters(tx, changes, noticesOf(lost), { ...setting, now, cause, evidence: NO_EVIDENCE }, compose);
  });
}
