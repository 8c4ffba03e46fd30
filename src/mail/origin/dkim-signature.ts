/** What a DKIM signature says of itself, and whether the desk would let it prove anything were it right (RFC 6376 §3.5). */
import type { Instant } from '../../domain/time.ts';
import { readTags } from '../header/tag-list.ts';

export interface DkimSignature {
  /** The signing domain, lower case. */
  readonly domain: string;
  readonly selector: string;
  readonly algorithm: string;
  /** Names of the signed header fields, lower case. */
  readonly covers: readonly string[];
  /** Whether only the beginning of the body is signed (`l=`). */
  readonly cutsBody: boolean;
  /** Seconds since 1970; null: it does not expire. */
  readonly expires: number | null;
  /** The domain of `i=`, lower case; the signing domain when it is not given. */
  readonly identity: string;
}

/** Why a signature proves nothing, or what came of checking it; machine words of an Evidence. */
export type SignatureWord =
  | 'auth.pass'
  | 'auth.failed'
  | 'auth.unknown'
  | 'auth.malformed'
  | 'auth.algorithm'
  | 'auth.body-length'
  | 'auth.uncovered'
  | 'auth.expired'
  | 'auth.weak-key'
  | 'auth.key';

/** Fields that say who wrote what, when and in which form. To is left out: Microsoft 365 does not sign it, and the token binds the recipient. */
export const MUST_COVER = ['from', 'subject', 'date', 'message-id', 'content-type'] as const;

/** rsa-sha1 can be forged (RFC 8301 §3.1). */
const ALGORITHMS = ['rsa-sha256', 'ed25519-sha256'];
const CANONICALIZATION = /^(?:simple|relaxed)(?:\/(?:simple|relaxed))?$/i;
const DOMAIN = /^[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63}){0,20}$/i;
const FIELD_NAME = /^[!-9;-~]+$/;
const SECONDS = /^\d{1,12}$/;

/** The signature in the value of a DKIM-Signature field, or null when it is not plainly one. */
export function readSignature(value: string): DkimSignature | null {
  const tags = readTags(value);
  const domain = tags?.get('d')?.toLowerCase() ?? '';
  const selector = tags?.get('s') ?? '';
  const covers = (tags?.get('h') ?? '').split(':').map((name) => name.trim().toLowerCase());
  const [times, identity] = [[tags?.get('t'), tags?.get('x')], tags?.get('i')?.toLowerCase() ?? `@${domain}`];
  const plain =
    tags?.get('v') === '1' &&
    DOMAIN.test(domain) &&
    DOMAIN.test(selector) &&
    domain.length + selector.length < 240 &&
    covers.every((name) => FIELD_NAME.test(name)) &&
    CANONICALIZATION.test(tags.get('c') ?? 'simple') &&
    times.every((time) => time === undefined || SECONDS.test(time)) &&
    Boolean(tags.get('b') && tags.get('bh'));
  if (!plain) return null;
  const [signed, expires] = times.map((time) => (time === undefined ? null : Number(time)));
  if (signed != null && expires != null && expires <= signed) return null;
  return {
    ...{ domain, selector, covers },
    algorithm: (tags.get('a') ?? '').toLowerCase(),
    cutsBody: tags.has('l'),
    expires: expires ?? null,
    identity: identity.slice(identity.lastIndexOf('@') + 1),
  };
}

/** Null when the signature would prove a mail received at `receivedAt` if it were right. */
export function whyUnusable(signature: DkimSignature, receivedAt: Instant): SignatureWord | null {
  const { algorithm, cutsBody, covers, expires, domain, identity } = signature;
  if (!ALGORITHMS.includes(algorithm)) return 'auth.algorithm';
  // Anybody could go on writing below the signed part of the body.
  if (cutsBody) return 'auth.body-length';
  if (!MUST_COVER.every((name) => covers.includes(name))) return 'auth.uncovered';
  if (expires !== null && expires * 1000 < Date.parse(receivedAt)) return 'auth.expired';
  // It is checked alone, so it must not stand on other signatures.
  const alone = !covers.some((name) => name === 'dkim-signature' || name.startsWith('arc-'));
  return alone && (identity === domain || identity.endsWith(`.${domain}`)) ? null : 'auth.malformed';
}

/** Null when the key in the DNS record `record` may vouch for mail (RFC 6376 §3.6.1); `t=y` says that the domain is only testing. */
export function whyKeyUnusable(record: string, signature: DkimSignature): SignatureWord | null {
  const tags = readTags(record);
  const list = (name: string) =>
    tags
      ?.get(name)
      ?.split(':')
      .map((word) => word.trim().toLowerCase());
  const flags = list('t') ?? [];
  if (!tags || flags.includes('y')) return 'auth.key';
  const forMail = (list('s') ?? ['*']).some((service) => service === '*' || service === 'email');
  const withHash = (list('h') ?? ['sha256']).includes('sha256');
  const exact = !flags.includes('s') || signature.identity === signature.domain;
  return forMail && withHash && exact ? null : 'auth.key';
}
