/** Our own check of a mail's DKIM signatures, on its raw bytes: mailauth does the arithmetic, the rules are ours. */
import { dkimVerify } from 'mailauth/lib/dkim/verify.js';
import type { Instant } from '../../domain/time.ts';
import type { HeaderField } from '../../mail/incoming-mail.ts';
import {
  type DkimSignature,
  MUST_COVER,
  readSignature,
  type SignatureWord,
  whyKeyUnusable,
  whyUnusable,
} from '../../mail/origin/dkim-signature.ts';
import type { CheckedSignature } from '../../mail/origin/signed-origin.ts';
import { isRegistered } from '../../mail/origin/signer-domain.ts';
import { withLoneSignature } from '../reading/lone-signature.ts';
import { isFinal, type TxtLookup } from './txt-lookup.ts';

export interface SignedMail {
  readonly header: readonly HeaderField[];
  readonly raw: Buffer;
  readonly from: string;
  readonly receivedAt: Instant;
}

/** The part of mailauth's answer that is used; its types leave most of it out. */
interface Verified {
  readonly status: { readonly result: string };
  readonly signingDomain?: string;
  readonly selector?: string;
  readonly signingHeaders?: { readonly keys: string };
  readonly modulusLength?: number;
  readonly rr?: string;
}

/** Each signature costs a lookup and a pass over the body; an honest mail has one or two. */
const MOST_SIGNATURES = 8;
const SMALLEST_RSA_KEY = 1024;

/**
 * Checks the signatures of a mail whose header the strict scanner has accepted. Those of `signers` come first, and the first
 * of them that passes ends the check. Never throws for anything in a mail or in DNS.
 */
export async function checkSignatures(
  mail: SignedMail,
  signers: readonly string[],
  lookup: TxtLookup,
): Promise<readonly CheckedSignature[]> {
  const read = mail.header
    .filter(({ name }) => name === 'dkim-signature')
    .map(({ value }, index) => ({ index, signature: readSignature(value) }))
    .flatMap(({ index, signature }) => (signature ? [{ index, signature }] : []));
  const isOurs = ({ signature }: (typeof read)[number]) => isRegistered(signature.domain, signers);
  const inOrder = [...read.filter(isOurs), ...read.filter((one) => !isOurs(one))].slice(0, MOST_SIGNATURES);
  const checked: CheckedSignature[] = [];
  for (const { index, signature } of inOrder) {
    const { domain, selector, algorithm, covers } = signature;
    const found = await checkOne(mail, index, signature, lookup);
    checked.push({ domain, selector, algorithm, covers, ...found });
    if (found.word === 'auth.pass' && isRegistered(domain, signers)) break;
  }
  return checked;
}

type Found = Pick<CheckedSignature, 'word' | 'keyBits'>;

async function checkOne(mail: SignedMail, index: number, signature: DkimSignature, lookup: TxtLookup): Promise<Found> {
  const unusable = whyUnusable(signature, mail.receivedAt);
  if (unusable) return { word: unusable, keyBits: null };
  let later = false;
  const resolver = async (name: string) => {
    try {
      return (await lookup(name)).map((pieces) => [...pieces]);
    } catch (error) {
      later = !isFinal(error);
      throw Object.assign(new Error('no key'), { code: later ? 'ETIMEOUT' : 'ENOTFOUND' });
    }
  };
  const { results } = await dkimVerify(withLoneSignature(mail.raw, index), {
    resolver,
    // Otherwise the library reads a Return-Path, which anybody may have written.
    sender: mail.from,
    curTime: mail.receivedAt,
    minBitLength: SMALLEST_RSA_KEY,
  });
  const [verified] = results as unknown as readonly Verified[];
  const keyBits = verified?.modulusLength ?? null;
  return { word: later ? 'auth.unknown' : judged(verified, signature, mail.header), keyBits };
}

/** Only the exact word `pass` is one, and only for the signature that we have read, over the fields that the mail has. */
function judged(verified: Verified | undefined, signature: DkimSignature, header: SignedMail['header']): SignatureWord {
  if (verified?.status.result === 'policy') return 'auth.weak-key';
  if (verified?.status.result !== 'pass') return 'auth.failed';
  const same = verified.signingDomain?.toLowerCase() === signature.domain && verified.selector === signature.selector;
  if (!same) return 'auth.malformed';
  const signed = (verified.signingHeaders?.keys ?? '').toLowerCase().split(': ');
  const present = MUST_COVER.filter((name) => header.some((field) => field.name === name));
  if (!present.every((name) => signed.includes(name))) return 'auth.uncovered';
  return whyKeyUnusable(verified.rr ?? '', signature) ?? 'auth.pass';
}
