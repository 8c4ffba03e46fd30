/** A header as it may be shown on an operator's terminal: what is wrong with a mail can be seen, and whose it is cannot. */
import type { HeaderField } from '../incoming-mail.ts';

/** Fields in which machines write about the mail's way; addresses in them are masked. */
const ABOUT_THE_WAY = new Set([
  'authentication-results',
  'auto-submitted',
  'content-disposition',
  'content-transfer-encoding',
  'content-type',
  'date',
  'list-id',
  'mime-version',
  'precedence',
  'received-spf',
  'return-path',
  'x-auto-response-suppress',
]);
/** Fields of addresses: of each, only the domain is shown. */
const OF_ADDRESSES = new Set(['from', 'sender', 'reply-to', 'to', 'cc', 'bcc', 'delivered-to', 'message-id']);

const ADDRESS = /[^\s<>"'(),:;@]{1,256}@([A-Za-z0-9.-]{1,256})/g;
/** A name of a file may be a person's. */
const PARAMETER = /(name\*?[0-9]{0,3}\*?)\s{0,9}=\s{0,9}(?:"[^"]{0,900}"|[^\s;]{1,900})/gi;
const TAGS = /(?:^|;)\s{0,20}([adsch]=[^;]{0,400})/g;
const LONGEST = 300;

function withoutNames(value: string): string {
  return value.replace(ADDRESS, '•••@$1').replace(PARAMETER, '$1=•••');
}

function maskedValue(name: string, value: string): string {
  if (name === 'dkim-signature') return [...value.matchAll(TAGS)].map(([, tag]) => tag).join('; ');
  if (OF_ADDRESSES.has(name))
    return (withoutNames(value).match(/•••@[A-Za-z0-9.-]{1,256}/g) ?? ['(no address)']).join(', ');
  if (ABOUT_THE_WAY.has(name)) return withoutNames(value);
  if (name === 'received') return withoutNames(value.replace(/\bfor\s{1,9}[^;]{0,900}/i, 'for •••'));
  return `(${value.length} characters)`;
}

/** One line a field, in the order they stand, each at most 300 characters wide; no line has a control character. */
export function maskedHeader(header: readonly HeaderField[]): readonly string[] {
  return header.map(({ name, value }) => {
    const shown = maskedValue(name, value.replace(/[^\x20-\x7e]+/g, ' ').trim());
    return `${name}: ${shown.length > LONGEST ? `${shown.slice(0, LONGEST)} …` : shown}`;
  });
}
