/** When a copy of a mail that has been through the journey goes through it again (design §7): a forged copy sent first never hides the real one. */
import { type Evidence, type IncomingMail, isProven, type UnreadableMail } from '../mail/incoming-mail.ts';
import { type Understood, understand } from './conclusion.ts';
import type { KindName } from './kind.ts';
import type { Knowledge } from './knowledge.ts';

/** What is remembered of the mail when it came before. */
export interface EarlierCopy {
  readonly kind: KindName | null;
  readonly verdict: string;
  readonly reason: string | null;
  readonly evidence: Evidence;
  readonly tickets: readonly string[];
}

/** Why a mail came to nothing that a better proof would have carried further. */
const FOR_WANT_OF_PROOF = ['form-unproven', 'origin-unknown', 'second-round', 'pair-unproven', 'origin-contradicted'];

/**
 * What the copy comes to, or null when it is only a duplicate. A copy whose origin is proven, where the earlier one's was not,
 * is read as if it were the first, if that one was stopped for want of proof; or it proves the office of the tickets that the
 * earlier one opened. A mail that an operator releases is read again if it is in quarantine.
 */
export function understandCopy(
  earlier: EarlierCopy,
  mail: IncomingMail | UnreadableMail,
  known: Knowledge,
  released: boolean,
): Understood | null {
  if (released && earlier.verdict === 'quarantined') return understand(mail, known);
  if ('misread' in mail || !isProven(known.evidence) || isProven(earlier.evidence)) return null;
  if (FOR_WANT_OF_PROOF.includes(earlier.reason ?? '')) return understand(mail, known);
  // A mail that a person took in has lost its origin, whatever its headers say.
  if (earlier.kind !== 'proxy-request' || mail.folder === 'intake') return null;
  const asks = earlier.tickets.map((ticketId) => ({
    ticketId,
    command: { type: 'prove-office' as const },
    echo: 'prove-office',
  }));
  if (asks.length === 0) return null;
  return { kind: earlier.kind, reading: { verdict: 'accepted', reason: null, filing: 'done', asks, notices: [] } };
}
