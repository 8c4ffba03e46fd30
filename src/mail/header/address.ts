/** Mail addresses: a strict reading for whoever is believed, and a lenient one for whom a mail is addressed to. */

const ATOM = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+$/;
const LABEL = /^[a-z0-9-]{1,63}$/;
const LONGEST_ADDRESS = 254;
const LONGEST_LOCAL_PART = 64;

/**
 * `text` as one address in lower case, or null: dot-atom local part, at least two labels of letters, digits and inner
 * hyphens (RFC 5321 §4.1.2 without its quoted and literal forms). Nothing is trimmed, decoded or repaired (threats S11–S15).
 */
export function strictAddress(text: string): string | null {
  if (text.length > LONGEST_ADDRESS) return null;
  const address = text.toLowerCase();
  const [local, domain, ...more] = address.split('@');
  if (!local || !domain || more.length > 0 || local.length > LONGEST_LOCAL_PART) return null;
  // Lower-casing turns the Kelvin sign into k: what was not ASCII before must not become so.
  if (!/^[\x21-\x7e]+$/.test(text)) return null;
  // An encoded word in place of an address: some parsers decode it, and read another one (threat S12).
  if (local.includes('=?')) return null;
  const labels = domain.split('.');
  const good =
    local.split('.').every((atom) => ATOM.test(atom)) &&
    labels.length >= 2 &&
    labels.every((label) => LABEL.test(label) && !label.startsWith('-') && !label.endsWith('-')) &&
    /[a-z]/.test(labels.at(-1) ?? '');
  return good ? address : null;
}

/** One step through a display name: blanks, a bare word (an encoded word is one, RFC 2047 §5) or a quoted string. */
const NAME_STEP = /[ \t]+|[A-Za-z0-9!#$%&'*+./=?^_`{|}~-]+|"(?:[\t !#-[\]-~]|\\[ -~])*"/y;

/** A name behind the address in the manner of RFC 822, as mail servers still sign their reports: plain words, and nothing to nest. */
const NAME_AFTER = /[ \t]\([A-Za-z0-9 .'/_-]{0,80}\)[ \t]*$/;

function nameEnd(value: string): number {
  NAME_STEP.lastIndex = 0;
  let end = 0;
  while (NAME_STEP.test(value)) end = NAME_STEP.lastIndex;
  return end;
}

/** Who sends what nobody sent: mail servers sign their reports with an empty address, or with a name without a full domain (RFC 2606 §2). */
export const NOBODY = 'mailer-daemon@nobody.invalid';

const NAMELESS = /^(?:(?:mailer-daemon|postmaster)(?:@[a-z0-9-]+)?)?$/i;

/**
 * The one mailbox of a From value, lower case, or null. A display name is stepped over and never read: names are where
 * senders write other people's addresses (threats S12, S13). Groups, routes, lists, comments in the address and 8-bit
 * bytes are refused. A mail server without a full domain is `NOBODY`, who is in no registry and is answered by nobody.
 */
export function fromAddress(value: string): string | null {
  if (!/^[\t -~]*$/.test(value)) return null;
  const bare = value.replace(NAME_AFTER, '').trim();
  if (strictAddress(bare)) return strictAddress(bare);
  const rest = value.slice(nameEnd(value)).trimEnd();
  if (!rest.startsWith('<') || !rest.endsWith('>')) return null;
  const address = rest.slice(1, -1);
  return NAMELESS.test(address) ? NOBODY : strictAddress(address);
}

const LONGEST_VALUE = 16 * 1024;
const MOST_ADDRESSES = 100;
const LOCAL_CHARACTER = /[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]/;
const DOMAIN_CHARACTER = /[A-Za-z0-9.-]/;

/** `value` without its quoted strings, for a display name may hold any address. A quote that never closes is none. */
function withoutQuotes(value: string): string {
  let bare = '';
  let from = 0;
  let opened = -1;
  for (let at = 0; at < value.length; at += 1) {
    const character = value.charAt(at);
    if (character === '\\' && opened >= 0) at += 1;
    else if (character === '"' && opened < 0) opened = at;
    else if (character === '"') {
      bare += `${value.slice(from, opened)} `;
      from = at + 1;
      opened = -1;
    }
  }
  return bare + value.slice(from);
}

/** Address-like texts in `text`, lower case, each once, at most a hundred; whatever stands around them. */
export function addressLike(text: string): readonly string[] {
  const found = new Set<string>();
  for (let at = text.indexOf('@'); at >= 0 && found.size < MOST_ADDRESSES; at = text.indexOf('@', at + 1)) {
    let from = at;
    let to = at + 1;
    while (from > 0 && at - from < LONGEST_LOCAL_PART && LOCAL_CHARACTER.test(text.charAt(from - 1))) from -= 1;
    while (to - at <= LONGEST_ADDRESS && DOMAIN_CHARACTER.test(text.charAt(to))) to += 1;
    const address = strictAddress(text.slice(from, to));
    if (address) found.add(address);
  }
  return [...found];
}

/** The addresses of a To-like value, lower case, each once; what is not an address is passed over. Linear and capped (threat P05). */
export function addressesIn(value: string): readonly string[] {
  return addressLike(withoutQuotes(value.slice(0, LONGEST_VALUE)));
}
