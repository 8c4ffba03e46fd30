/** A letter becomes bytes: one recipient, a Message-ID that can be made again, and the marks of a machine's mail (RFC 3834). */
import { createHmac } from 'node:crypto';
import MailComposer from 'nodemailer/lib/mail-composer';
import { type Instant, plusDays } from '../domain/time.ts';
import { base32, bounceAddress, ourMessageId, tokenAddress } from '../mail/origin/possession.ts';
import type { Letter } from '../notifications/letter.ts';
import type { OutboxEntry } from '../store/transaction.ts';
import { foreignMessageId, headerValue, oneAddress } from './header-values.ts';
import { bytesOf } from './message-bytes.ts';
import { type DeskInLetters, renderLetter } from './render-letter.ts';
import type { Templates } from './templates.ts';

export interface Composing {
  readonly templates: Templates;
  readonly desk: DeskInLetters;
  readonly keys: { readonly messageId: Buffer; readonly bounce: Buffer };
  /** 26 characters of base32 for Reply-To; used only when the letter grants possession. */
  readonly token: string | null;
  /** Six characters for the text of a second-round letter; used only there, and never in a header. */
  readonly code?: string;
  readonly now: Instant;
  /** `plain`: bounces come to the desk's address, where the server refuses plus-addresses in the envelope. */
  readonly smtpEnvelope: 'keyed' | 'plain';
  readonly tokenDays: number;
}

/** purpose : ticket or desk : occasion : recipient. The same letter is never owed twice, and one that recurs has another occasion. */
export function outboxId(letter: Letter): string {
  return [letter.template, letter.ticket ?? 'desk', letter.occasion, letter.to.toLowerCase()].join(':');
}

/** 26 characters that nobody can make without `key`. */
function keyed(key: Buffer, text: string): string {
  return base32(createHmac('sha256', key).update(text).digest().subarray(0, 16));
}

/** The thread of a ticket: named by every letter about it, and by none of them as its own. */
function threadId(letter: Letter, { desk, keys }: Composing): string[] {
  if (letter.ticket === null) return [];
  const domain = desk.address.slice(desk.address.lastIndexOf('@') + 1);
  return [`<t.${keyed(keys.messageId, `thread:${letter.ticket}`)}@${domain}>`];
}

function fromName({ language }: Letter, { name }: DeskInLetters): string {
  return language === 'both' ? `${name.ja} / ${name.en}` : name[language];
}

/** The letter as it goes into the outbox. Throws for what no letter may hold, and for a template without words: both are bugs. */
export function composeLetter(letter: Letter, composing: Composing): OutboxEntry {
  const { templates, desk, keys, now, smtpEnvelope, tokenDays } = composing;
  const id = outboxId(letter);
  const { codeFor } = letter;
  const { code } = composing;
  if (codeFor && !code) throw new Error(`The letter ${letter.template} has no code to show.`);
  const { subject, text, html } = renderLetter(
    codeFor ? { ...letter, data: { ...letter.data, code } } : letter,
    templates,
    desk,
  );
  const to = oneAddress('recipient', letter.to);
  const token = letter.possession && desk.subaddress ? composing.token : null;
  const messageId = ourMessageId(desk.address, keyed(keys.messageId, id));
  const answers = foreignMessageId(letter.answers);
  const envelopeFrom = smtpEnvelope === 'keyed' ? bounceAddress(desk.address, keyed(keys.bounce, id)) : desk.address;
  const message = new MailComposer({
    from: { name: headerValue('sender', fromName(letter, desk)), address: oneAddress('sender', desk.address) },
    to: { name: '', address: to },
    ...(token === null
      ? {}
      : { replyTo: { name: '', address: oneAddress('reply address', tokenAddress(desk.address, token)) } }),
    subject: headerValue('subject', subject),
    messageId: headerValue('Message-ID', messageId),
    date: new Date(now),
    ...(answers === null ? {} : { inReplyTo: answers }),
    references: [...threadId(letter, composing), ...(answers === null ? [] : [answers])],
    headers: { 'Auto-Submitted': 'auto-replied', 'X-Auto-Response-Suppress': 'DR, RN, NRN, OOF, AutoReply' },
    text,
    html,
    // Made from the key, so that the bytes are the same every time and no text can hold the boundary.
    baseBoundary: keyed(keys.messageId, `boundary:${id}`),
    disableFileAccess: true,
    disableUrlAccess: true,
  }).compile();
  return {
    id,
    messageId,
    template: letter.template,
    language: letter.language,
    role: letter.role,
    recipient: to,
    envelopeFrom,
    ticketId: letter.ticket,
    revision: letter.possession?.revision ?? null,
    subject,
    bytes: bytesOf(message, [text, html]),
    token,
    tokenExpiresAt: token === null ? null : plusDays(now, tokenDays),
    createdAt: now,
    ...(letter.possession?.pair ? { pair: letter.possession.pair } : {}),
    ...(codeFor && code ? { secondRound: { code, ...codeFor } } : {}),
  };
}
