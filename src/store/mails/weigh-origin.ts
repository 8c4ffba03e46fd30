/** Weighs a mail's evidence against what its sender's earlier mails have shown, and remembers what this one shows. */
import type { Correspondence } from '../../kinds/knowledge.ts';
import { type Evidence, type IncomingMail, isProven, type UnreadableMail } from '../../mail/incoming-mail.ts';
import { OVERSIZE } from '../../mail/origin/evidence.ts';
import { inTheLightOf, withMark } from '../../mail/origin/origin-history.ts';
import type { Transaction } from '../transaction.ts';

/**
 * The evidence as it stands for good. Only a mail that brings a live token back is remembered, so that a forger without one
 * cannot shift the history; and not one that contradicts it, so that a token that was read over somebody's shoulder
 * cannot either. Whoever changes their mail system changes `signers`, and is believed again.
 */
export async function weighOrigin(
  tx: Transaction,
  mail: IncomingMail | UnreadableMail,
  shown: Evidence,
  { answered }: Correspondence,
): Promise<Evidence> {
  if ('misread' in mail) return shown;
  // What could not be checked says nothing about how the sender's mails usually fare.
  if (shown.word === OVERSIZE && !isProven(shown)) return shown;
  const possession = answered?.by === 'token' && answered.recipient.toLowerCase() === mail.from;
  if (!possession && shown.word !== 'auth.failed') return shown;
  const history = await tx.originHistory(mail.from);
  const evidence = inTheLightOf(history, shown);
  if (possession && evidence.origin !== 'contradicted')
    await tx.recordOriginHistory(mail.from, withMark(history, isProven(evidence)));
  return evidence;
}
