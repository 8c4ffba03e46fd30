/** Tells staff, once, that the server took for junk what may concern the desk. Nothing is opened and nothing changes. */
import type { Desk } from '../../journey.ts';
import { unreadableKey } from '../../mail/content-key.ts';
import { NO_EVIDENCE } from '../../mail/incoming-mail.ts';
import { laneOf } from '../../mail/lane.ts';
import { tokensIn } from '../../mail/origin/possession.ts';
import { oweLetters } from '../../store/letters/owe.ts';
import { recordOutcome } from '../../store/mails/record-outcome.ts';
import type { MailReferences, Transaction } from '../../store/transaction.ts';
import type { JunkMail } from './look-into-junk.ts';

/**
 * Whether staff are told: of what claims to come from a form or an office, and of what bears a live token. `key`: of content
 * keys; by its own the mail is known again in a later look, and never taken for the one a person moves into the inbox.
 */
export async function alertOfJunk(desk: Desk, mail: JunkMail, key: Uint8Array): Promise<boolean> {
  const { setting, store, compose } = desk;
  const { registry } = setting;
  const lane = laneOf(mail, registry, setting.desk.address);
  const tokens = tokensIn(mail.recipients, setting.desk.address);
  if (lane !== 'form' && lane !== 'office' && tokens.length === 0) return false;
  const now = desk.clock();
  const contentKey = unreadableKey(key, mail.head);
  return store.transaction(async (tx) => {
    if (await tx.findMail(contentKey)) return false;
    const ticket = await ticketOf(tx, tokens, now);
    if (lane !== 'form' && lane !== 'office' && ticket === null) return false;
    const { receivedAt } = mail;
    const cause = { mail: contentKey, messageId: null, receivedAt };
    const notice = { type: 'alert', word: 'in-junk', ticketId: ticket } as const;
    await oweLetters(tx, [], [notice], { ...setting, now, cause, evidence: NO_EVIDENCE }, compose);
    const verdict = { kind: null, verdict: 'ignored', reason: 'in-junk', filing: 'leave' } as const;
    const tickets = ticket === null ? [] : [ticket];
    await recordOutcome(tx, { contentKey, receivedAt, handledAt: now, ...verdict, evidence: NO_EVIDENCE, tickets });
    return true;
  });
}

/** The ticket whose letter's live token the mail is addressed to. */
async function ticketOf(tx: Transaction, tokens: readonly string[], now: string): Promise<string | null> {
  const nothingElse = {
    messageId: null,
    references: [],
    ticketNumbers: [],
    reported: { envelopes: [], messageIds: [] },
  };
  const references: MailReferences = { tokens, ...nothingElse };
  const { answered } = await tx.correspondence(references, now);
  return answered?.by === 'token' ? answered.ticketId : null;
}
