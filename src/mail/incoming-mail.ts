/** A mail as the core sees it: scanned strictly, parsed under limits, and otherwise untouched. */
import type { Instant } from '../domain/time.ts';

export interface HeaderField {
  /** Lower case. */
  readonly name: string;
  /** Unfolded, undecoded, without the line end. */
  readonly value: string;
}

export interface PartSummary {
  readonly type: string;
  readonly name: string | null;
  readonly disposition: 'inline' | 'attachment' | null;
  /** Encoded size in bytes. */
  readonly size: number;
}

/** A mail attached whole to another (message/rfc822). */
export interface EnclosedMail {
  /** Lower case; nothing proves it. Null when there is none that can be read. */
  readonly from: string | null;
  readonly subject: string;
  /** As IncomingMail.text. */
  readonly text: string;
}

export interface IncomingMail {
  /** What the mail is known by: keyed hash of sender, Date, Subject, addressed token, decoded text and part sizes (design §7). */
  readonly contentKey: string;
  /** When the desk's server received it (INTERNALDATE); the Date header is the sender's word. */
  readonly receivedAt: Instant;
  /** `intake`: a person moved it into folders.intake. */
  readonly folder: 'inbox' | 'intake';
  /** The one address of the one From line, lower case, by the strict scanner. */
  readonly from: string;
  /** Every address it is visibly sent to: To, Cc, Delivered-To, X-Original-To, Envelope-To; lower case. */
  readonly recipients: readonly string[];
  /** Decoded, unfolded, as written. */
  readonly subject: string;
  /** With angle brackets; null when there is none. */
  readonly messageId: string | null;
  /** In-Reply-To, then References, each with angle brackets. */
  readonly references: readonly string[];
  /** All header fields in the order they stand. */
  readonly header: readonly HeaderField[];
  /**
   * The first text/plain leaf by first children of mixed/related/alternative/signed: the one place where commands may stand.
   * Null when there is none, or when its bytes do not decode strictly.
   */
  readonly commandText: string | null;
  /** What fields are read from: the plain text, else the HTML as lines and cells (cells divided by tabs). */
  readonly text: string;
  readonly parts: readonly PartSummary[];
  /** The number of an identity document stood in subject or text, and was taken out of them. */
  readonly identityNumber?: boolean;
  /** Mails attached whole, at most a few; absent or empty when there are none. Fields are read from them, never commands. */
  readonly enclosed?: readonly EnclosedMail[];
  /** Bytes of the whole mail, when it is larger than the desk fetches: text is that of one part, and the others were not looked at. */
  readonly oversize?: number;
  /** What its parts report about the delivery of another mail; absent when they report nothing. */
  readonly report?: DeliveryParts;
}

/** The machine-readable parts of a delivery report (RFC 3464), as far as there are any. */
export interface DeliveryParts {
  /** Values of Action, lower case: failed, delayed, delivered, relayed, expanded. */
  readonly actions: readonly string[];
  /** What the other server said, as it stands in Diagnostic-Code or Status; null when it said nothing. */
  readonly diagnosis: string | null;
  /** Message-IDs in the returned mail or header, with angle brackets. */
  readonly messageIds: readonly string[];
}

/** How a mail could not be read; each word has its explanation for staff or sender. */
export const MISREADINGS = [
  'hdr.syntax',
  'hdr.dup',
  'hdr.size',
  'from.missing',
  'from.syntax',
  'mime.syntax',
  'mime.parts',
  'mime.depth',
  'mail.size',
  'parser.disagrees',
  'parser.failed',
  'parse.time',
  'parse.memory',
  'parse.crashed',
  'fetch.failed',
  'journey.failed',
] as const;

export type MisreadingWord = (typeof MISREADINGS)[number];

export interface Misreading {
  readonly word: MisreadingWord;
  /** What was seen, for the operator: names of header fields, sizes, positions; never a value. */
  readonly seen: string;
}

/** How a mail's origin was judged, and what the judgement rests on (design §6). */
export interface Evidence {
  readonly origin: 'signed' | 'boundary' | 'none' | 'contradicted';
  /** Machine word: auth.none, auth.unaligned, auth.signer, auth.pass … */
  readonly word: string;
  /** The domain that signed, when one did. */
  readonly domain: string | null;
  /** What was looked at: the signature's domain, selector, key and fields, or the field of the boundary. No personal data. */
  readonly rests?: string;
}

export function isProven(evidence: Evidence): boolean {
  return evidence.origin === 'signed' || evidence.origin === 'boundary';
}

/** A mail that could not be read: quarantined, and nothing in it is believed. */
export interface UnreadableMail {
  readonly misread: Misreading;
  /** Address-like texts in its From-like lines and desk addresses among its recipients, lower case: whom it claims to concern. */
  readonly claims: readonly string[];
  /** Keyed hash of its bytes. */
  readonly contentKey: string;
  readonly messageId: string | null;
}

export const NO_EVIDENCE: Evidence = { origin: 'none', word: 'auth.none', domain: null };
