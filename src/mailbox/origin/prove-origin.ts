/** Who proves to have sent a mail: our own check of its signatures first, then the word of the desk's boundary. */
import type { Instant } from '../../domain/time.ts';
import type { Evidence, IncomingMail } from '../../mail/incoming-mail.ts';
import { judgeOrigin, type Trust } from '../../mail/origin/evidence.ts';
import { ORIGIN_UNKNOWN, weighSignatures } from '../../mail/origin/signed-origin.ts';
import { checkSignatures } from './dkim.ts';
import { OriginUnknownYet } from './origin-unknown-yet.ts';
import type { TxtLookup } from './txt-lookup.ts';

export interface ProofConditions {
  /** Domains registered as signers of the sender's address; none for strangers, whose signatures are then not looked at. */
  readonly signers: readonly string[];
  readonly trust: Trust;
  readonly lookup: TxtLookup;
  readonly now: Instant;
  /** Whether the mail can be tried again later, as in the mailbox. */
  readonly waits: boolean;
}

/** How long a mail waits for DNS, counted from its receipt; name servers are mended within a day or not soon. */
const PATIENCE = 24 * 60 * 60_000;

/** The evidence of a mail; throws OriginUnknownYet while it is worth waiting for DNS, and nothing else. */
export async function proveOrigin(
  mail: Pick<IncomingMail, 'header' | 'from' | 'receivedAt'>,
  raw: Buffer,
  { signers, trust, lookup, now, waits }: ProofConditions,
): Promise<Evidence> {
  const boundary = judgeOrigin(mail, signers, trust);
  if (signers.length === 0) return boundary;
  const { header, from, receivedAt } = mail;
  const checked = await checkSignatures({ header, from, receivedAt, raw }, signers, lookup);
  const evidence = weighSignatures(from, checked, boundary, signers);
  if (evidence !== 'later') return evidence;
  if (waits && Date.parse(now) - Date.parse(receivedAt) < PATIENCE) throw new OriginUnknownYet();
  return ORIGIN_UNKNOWN;
}
