/** Who proves to have sent a mail, as far as the desk's own boundary vouches for it (design §6). */

import { tokensOf } from '../header/structured-field.ts';
import { type Evidence, type HeaderField, NO_EVIDENCE } from '../incoming-mail.ts';
import { type AuthenticationResults, type MethodResult, readAuthenticationResults } from './authentication-results.ts';
import { domainOf, isRegistered, isRelated } from './signer-domain.ts';

export interface Trust {
  /** The id under which the desk's own mail server writes its checks down; null: nobody's word is taken. */
  readonly authservId: string | null;
  /** Hosts of the desk's side that may stand above that field as receivers. */
  readonly receivedBy: readonly string[];
}

/** What delivery agents put on top when a mail reaches the mailbox. None of them says anything about the sender. */
const DELIVERY_FIELDS = ['return-path', 'delivered-to', 'x-original-to', 'envelope-to', 'delivery-date'];

/** The host that wrote a Received line (RFC 5321 §4.4): `by` stands first or after `from` and its one word. */
export function receivingHost(value: string): string | null {
  const words = (tokensOf(value) ?? []).map(({ text }) => text.toLowerCase());
  if (words[0] === 'by') return words[1] ?? null;
  return words[0] === 'from' && words[2] === 'by' ? (words[3] ?? null) : null;
}

/** Whether our own side may have put the field on top of a result of the boundary. */
export function mayStandAbove({ name, value }: HeaderField, trust: Trust): boolean {
  if (DELIVERY_FIELDS.includes(name)) return true;
  const host = name === 'received' ? receivingHost(value) : null;
  return host !== null && trust.receivedBy.some((trusted) => trusted.toLowerCase() === host);
}

/**
 * The one field of our boundary. A second one with the same id, or anything above it that our side did not write,
 * means that somebody else may have written it (threats S04–S06).
 */
function boundaryResults(header: readonly HeaderField[], trust: Trust): AuthenticationResults | null {
  const ours = header.flatMap((field, at) => {
    const results = field.name === 'authentication-results' ? readAuthenticationResults(field.value) : null;
    return results && results.authservId === trust.authservId?.toLowerCase() ? [{ at, results }] : [];
  });
  const [only, ...more] = ours;
  if (!only || more.length > 0) return null;
  return header.slice(0, only.at).every((field) => mayStandAbove(field, trust)) ? only.results : null;
}

/** The domain whose key made a signature: `header.d`, else the domain of `header.i`; null when it is said twice or not at all. */
function signingDomain({ properties }: MethodResult): string | null {
  const said = (name: string) => properties.filter(([property]) => property === name).map(([, value]) => value);
  const domains = said('header.d');
  const identities = said('header.i');
  if (domains.length > 1 || identities.length > 1) return null;
  const domain = domains[0] ?? identities[0]?.split('@').at(-1);
  return domain ? domain.toLowerCase() : null;
}

/**
 * Judges a mail's origin by what the desk's boundary wrote on it. Only `dkim=pass` by a domain in `signers`, those
 * registered for exactly this address, proves anything.
 *
 * Design §6 also names dmarc; it is not taken here, nor is SPF: both are satisfied by any domain under the same
 * organisation, where students and laboratories run mail servers (threats S03, S21), and a DMARC pass does not say by which.
 */
export function judgeOrigin(
  mail: { readonly header: readonly HeaderField[]; readonly from: string },
  signers: readonly string[],
  trust: Trust,
): Evidence {
  const boundary = trust.authservId === null ? null : boundaryResults(mail.header, trust);
  const said = (boundary?.results ?? []).filter(({ method }) => method === 'dkim');
  const domainsOf = (result: string) => said.filter((one) => one.result === result).map(signingDomain);
  const rests = (result: string, domain: string) => `A-R ${trust.authservId}; dkim=${result} header.d=${domain}`;
  const passed = domainsOf('pass');
  const registered = passed.find((domain) => isRegistered(domain, signers));
  if (registered)
    return { origin: 'boundary', word: 'auth.pass', domain: registered, rests: rests('pass', registered) };
  const failed = domainsOf('fail').find((domain) => isRegistered(domain, signers));
  if (failed) return { origin: 'none', word: 'auth.failed', domain: failed, rests: rests('fail', failed) };
  const [domain] = passed;
  if (!domain) return NO_EVIDENCE;
  const dmarc = boundary?.results.some(({ method, result }) => method === 'dmarc' && result === 'pass');
  const aligned = dmarc || isRelated(domain, domainOf(mail.from));
  return {
    origin: 'none',
    word: aligned ? 'auth.signer' : 'auth.unaligned',
    domain,
    rests: rests('pass', domain),
  };
}

/**
 * The evidence of a mail of which only a part is here (imap.maxMessageBytes): no signature can be checked without the whole
 * body, so only the word of the boundary counts, which saw it.
 */
export function judgeOversize(
  mail: { readonly header: readonly HeaderField[]; readonly from: string },
  signers: readonly string[],
  trust: Trust,
): Evidence {
  const said = judgeOrigin(mail, signers, trust);
  return said.word === 'auth.failed' ? said : { ...said, word: OVERSIZE };
}

/** The word of the evidence of mails that were not checked whole. */
export const OVERSIZE = 'auth.oversize';
