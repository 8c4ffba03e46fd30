/** Who proves to have sent a mail, by our own check of its signatures and by the word of the desk's boundary (design §6). */

import { type Evidence, isProven, NO_EVIDENCE } from '../incoming-mail.ts';
import type { DkimSignature, SignatureWord } from './dkim-signature.ts';
import { domainOf, isRegistered, isRelated } from './signer-domain.ts';

/** A signature that was checked. */
export interface CheckedSignature extends Pick<DkimSignature, 'domain' | 'selector' | 'algorithm' | 'covers'> {
  /** Bits of an RSA key; null for other keys, or when none was seen. */
  readonly keyBits: number | null;
  readonly word: SignatureWord;
}

/** The evidence of a mail whose signers' DNS did not answer for so long that nobody waits for it any more. */
export const ORIGIN_UNKNOWN: Evidence = { origin: 'none', word: 'auth.unknown', domain: null };

/** An operator has looked at a quarantined mail and lets it go on: it may open a ticket, and proves nothing else. */
export const RELEASED: Evidence = { origin: 'none', word: 'auth.released', domain: null };

/** Whether a mail with this evidence may open a ticket where proof is asked for. */
export function mayOpen(evidence: Evidence): boolean {
  return isProven(evidence) || evidence.word === RELEASED.word;
}

function rests({ domain, selector, algorithm, covers, keyBits }: CheckedSignature): string {
  const key = keyBits === null ? algorithm : `${algorithm} ${keyBits}`;
  return `d=${domain}; s=${selector}; ${key}; h=${covers.join(':')}`;
}

/**
 * The evidence of a mail from `from`, given our check of its signatures and what the boundary says (`judgeOrigin`). `signers`
 * are the domains registered for exactly this address: no alignment, for students share the parent domain (threat S03).
 * `later` when only the DNS of a registered signer could tell.
 */
export function weighSignatures(
  from: string,
  checked: readonly CheckedSignature[],
  boundary: Evidence,
  signers: readonly string[],
): Evidence | 'later' {
  const ours = checked.filter(({ domain }) => isRegistered(domain, signers));
  const passed = ours.find(({ word }) => word === 'auth.pass');
  if (passed) return { origin: 'signed', word: 'auth.pass', domain: passed.domain, rests: rests(passed) };
  if (isProven(boundary)) return boundary;
  if (ours.some(({ word }) => word === 'auth.unknown')) return 'later';
  if (boundary.word === 'auth.failed') return boundary;
  const [first] = [...ours.filter(({ word }) => word === 'auth.failed'), ...ours];
  if (first) return { origin: 'none', word: first.word, domain: first.domain, rests: rests(first) };
  if (boundary.word !== NO_EVIDENCE.word) return boundary;
  const stranger = checked.find(({ word }) => word === 'auth.pass');
  if (!stranger) return NO_EVIDENCE;
  const near = isRelated(stranger.domain, domainOf(from));
  return {
    origin: 'none',
    word: near ? 'auth.signer' : 'auth.unaligned',
    domain: stranger.domain,
    rests: rests(stranger),
  };
}
