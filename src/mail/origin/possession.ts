/** What a mail brings back of a letter of ours: the token in the address it was sent to, our Message-ID, the ticket number. */

import { headerValue, messageIdsIn } from '../header/header.ts';
import type { IncomingMail } from '../incoming-mail.ts';
import { returnedInText } from '../machine/delivery-parts.ts';
import { ticketNumbersIn } from '../ticket-number.ts';

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';
/** 128 bits in base32. */
const TOKEN = '[a-z2-7]{26}';

/** `bytes` in base32 (RFC 4648 §6), lower case and without padding: 16 bytes give the 26 characters of a token or an id. */
export function base32(bytes: Uint8Array): string {
  let text = '';
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xffff;
    bits += 8;
    for (; bits >= 5; bits -= 5) text += ALPHABET.charAt((held >> (bits - 5)) & 31);
  }
  return bits > 0 ? text + ALPHABET.charAt((held << (5 - bits)) & 31) : text;
}

function subaddress(deskAddress: string, detail: string): string {
  const at = deskAddress.lastIndexOf('@');
  return `${deskAddress.slice(0, at)}+${detail}${deskAddress.slice(at)}`;
}

/** Where an answer to a letter goes: the desk's address with the letter's token (26 characters of base32). */
export function tokenAddress(deskAddress: string, token: string): string {
  return subaddress(deskAddress, `t${token}`);
}

/** The envelope sender of a letter: bounces come back to it. Never the token address, for machines answer to this one. */
export function bounceAddress(deskAddress: string, key: string): string {
  return subaddress(deskAddress, `b${key}`);
}

/** The Message-ID of a letter: `words` are 26 characters of base32 that only the desk can make. */
export function ourMessageId(deskAddress: string, words: string): string {
  return `<o.${words}@${deskAddress.slice(deskAddress.lastIndexOf('@') + 1)}>`;
}

function details(recipients: readonly string[], deskAddress: string, mark: 't' | 'b'): readonly string[] {
  const at = deskAddress.lastIndexOf('@');
  const before = `${deskAddress.slice(0, at)}+${mark}`.toLowerCase();
  const after = deskAddress.slice(at).toLowerCase();
  const shape = new RegExp(`^${TOKEN}$`);
  const found = recipients
    .map((recipient) => recipient.toLowerCase())
    .filter((recipient) => recipient.startsWith(before) && recipient.endsWith(after))
    .map((recipient) => recipient.slice(before.length, recipient.length - after.length))
    .filter((detail) => shape.test(detail));
  return [...new Set(found)];
}

/** Tokens in the desk's plus-addresses among `recipients`, each once. */
export function tokensIn(recipients: readonly string[], deskAddress: string): readonly string[] {
  return details(recipients, deskAddress, 't');
}

/** Keys in the desk's bounce addresses among `recipients`, each once. */
export function bounceKeysIn(recipients: readonly string[], deskAddress: string): readonly string[] {
  return details(recipients, deskAddress, 'b');
}

/** Those of `references` that have the shape of our own Message-IDs; whether they are ours, the store knows. */
export function ourMessageIds(references: readonly string[], deskDomain: string): readonly string[] {
  const shape = new RegExp(`^<o\\.${TOKEN}@$`);
  const after = `@${deskDomain.toLowerCase()}>`;
  const ours = references
    .map((reference) => reference.toLowerCase())
    .filter((reference) => reference.endsWith(after) && shape.test(reference.slice(0, -after.length + 1)));
  return [...new Set(ours)];
}

export interface References {
  /** Token texts found in plus-addresses of ours among the recipients. */
  readonly tokens: readonly string[];
  readonly messageId: string | null;
  /** What nobody can change of a signed mail and send it on: its Message-ID, Date and Subject. Null without a Message-ID. */
  readonly identity: string | null;
  /** Message-IDs in In-Reply-To and References that have the shape of ours. */
  readonly references: readonly string[];
  /** Ticket numbers with a right check letter. */
  readonly ticketNumbers: readonly string[];
  /** Where it reports on a letter of ours: our bounce addresses among the recipients, Message-IDs in the part it returns. */
  readonly reported: { readonly envelopes: readonly string[]; readonly messageIds: readonly string[] };
}

/** Blanks are the servers' to change, under a signature too (RFC 6376 §3.4.2). */
function identityOf(header: IncomingMail['header']): string | null {
  const named = ['message-id', 'date', 'subject'].map((name) => headerValue(header, name)?.trim() ?? '');
  return named[0] ? named.join('\n').replace(/[ \t\r\n]+/g, ' ') : null;
}

/** Everything of ours that `mail` refers to. Nothing of it is believed before the store has looked it up. */
export function referencesOf(
  mail: Pick<IncomingMail, 'recipients' | 'messageId' | 'references' | 'subject' | 'text' | 'report' | 'header'>,
  desk: { readonly address: string; readonly ticketPrefix: string },
): References {
  const domain = desk.address.slice(desk.address.lastIndexOf('@') + 1);
  return {
    tokens: tokensIn(mail.recipients, desk.address),
    messageId: messageIdsIn(mail.messageId)[0] ?? null,
    identity: identityOf(mail.header),
    references: ourMessageIds(mail.references, domain),
    ticketNumbers: ticketNumbersIn(desk.ticketPrefix, `${mail.subject}\n${mail.text}`),
    reported: {
      envelopes: bounceKeysIn(mail.recipients, desk.address).map((key) => bounceAddress(desk.address, key)),
      messageIds: ourMessageIds([...(mail.report?.messageIds ?? []), ...returnedInText(mail.text)], domain),
    },
  };
}
