/**
 * Parses a mail under limits: our strict scanner decides who sent it, and a convenience parser must agree. This is what
 * goes on in a parser child: it knows no key, and so cannot say by what the mail is known.
 */
import type { Instant } from '../../domain/time.ts';
import type { MailContent } from '../../mail/content-key.ts';
import { addressesIn, fromAddress } from '../../mail/header/address.ts';
import { headerValue, headerValues, messageIdsIn } from '../../mail/header/header.ts';
import { type ScannedHeader, scanHeader } from '../../mail/header/header-scanner.ts';
import { withoutIdentityNumbers } from '../../mail/identity-numbers.ts';
import type {
  IncomingMail,
  Misreading,
  MisreadingWord,
  PartSummary,
  UnreadableMail,
} from '../../mail/incoming-mail.ts';
import { deliveryParts } from '../../mail/machine/delivery-parts.ts';
import { commandText, leavesOf } from '../../mail/mime/leaves.ts';
import { type MimePart, mimeTree } from '../../mail/mime/mime-tree.ts';
import { claimedMessageId, claimsOf } from '../../mail/origin/claims.ts';
import { bounceKeysIn, tokensIn } from '../../mail/origin/possession.ts';
import { type Oversize, textTree } from '../../mail/oversize.ts';
import { readText } from '../reading/charset-text.ts';
import { headerText, nameOf } from '../reading/charset-words.ts';
import { enclosedMails } from '../reading/enclosed-mails.ts';
import { secondOpinion } from '../reading/read-mail-again.ts';

export interface ParsingConditions {
  /** When the desk's server received it. */
  readonly receivedAt: Instant;
  readonly folder: 'inbox' | 'intake';
  readonly deskAddress: string;
  readonly maxBytes: number;
  /** Only header and text of the mail are here. */
  readonly oversize?: Oversize;
}

/** A mail that has been parsed; `identified` makes it the core's. It can be sent from one process to another. */
export type ParsedMail =
  | { readonly mail: Omit<IncomingMail, 'contentKey'>; readonly content: MailContent }
  | { readonly unread: Omit<UnreadableMail, 'contentKey'> };

const RECIPIENT_FIELDS = ['to', 'cc', 'delivered-to', 'x-original-to', 'envelope-to'];
const MOST_RECIPIENTS = 200;

/** The mail in `raw`, or how it could not be read and whom it claims to concern. Never throws for anything in a mail. */
export async function parseMail(raw: Buffer, given: ParsingConditions): Promise<ParsedMail> {
  const { deskAddress } = given;
  const unreadable = (misread: Misreading) => ({ unread: unreadMail(raw, misread, deskAddress) });
  const { oversize } = given;
  const size = oversize?.bytes ?? raw.length;
  if (oversize ? !oversize.text : size > given.maxBytes) return unreadable(misreading('mail.size', `${size} bytes`));
  const scanned = scanHeader(raw);
  if ('misread' in scanned) return unreadable(scanned.misread);
  const value = headerValue(scanned.header, 'from');
  if (value === null) return unreadable(misreading('from.missing', 'no From line'));
  const from = fromAddress(value);
  if (!from) return unreadable(misreading('from.syntax', 'From is not one plain address'));
  const body = raw.subarray(scanned.bodyAt);
  const { header } = scanned;
  const tree = oversize?.text ? textTree(header, body, oversize.text) : mimeTree(header, body);
  if ('misread' in tree) return unreadable(tree.misread);
  const disagreement = await secondOpinion(raw.subarray(0, scanned.bodyAt), scanned.header, from);
  return disagreement ? unreadable(disagreement) : written(scanned, from, tree.root, given);
}

function misreading(word: MisreadingWord, seen: string): Misreading {
  return { word, seen };
}

/** What is known of a mail that is set aside. */
export function unreadMail(raw: Buffer, misread: Misreading, deskAddress: string): Omit<UnreadableMail, 'contentKey'> {
  return { misread, claims: claimsOf(raw, deskAddress), messageId: claimedMessageId(raw) };
}

function written({ header }: ScannedHeader, from: string, root: MimePart, given: ParsingConditions): ParsedMail {
  const recipients = [...new Set(headerValues(header, ...RECIPIENT_FIELDS).flatMap(addressesIn))].slice(
    0,
    MOST_RECIPIENTS,
  );
  const subject = headerValue(header, 'subject') ?? '';
  const { text, leaf } = readText(root);
  const leaves = leavesOf(root);
  const { oversize } = given;
  const report = deliveryParts(root);
  const content: MailContent = {
    from,
    date: headerValue(header, 'date') ?? '',
    subject,
    tokens: [...tokensIn(recipients, given.deskAddress), ...bounceKeysIn(recipients, given.deskAddress)],
    text,
    otherSizes: [
      ...leaves.filter((part) => part !== leaf).map((part) => part.body.length),
      ...(oversize?.others ?? []).map((part) => part.size),
    ],
  };
  // Behind the content key, and before anybody reads: what is not known here is stored and sent nowhere.
  const title = withoutIdentityNumbers(headerText(subject));
  const masked = withoutIdentityNumbers(text);
  const command = commandText(root);
  const enclosed = enclosedMails(root);
  const passedOn = enclosed.map((one) => withoutIdentityNumbers(one.text));
  const mail = {
    receivedAt: given.receivedAt,
    folder: given.folder,
    from,
    recipients,
    subject: title.text,
    messageId: messageIdsIn(headerValue(header, 'message-id'))[0] ?? null,
    references: headerValues(header, 'in-reply-to', 'references').flatMap(messageIdsIn),
    header,
    commandText: command === null ? null : withoutIdentityNumbers(command).text,
    text: masked.text,
    parts: [...leaves.map(summaryOf), ...(oversize?.others ?? [])],
    ...(oversize ? { oversize: oversize.bytes } : {}),
    ...(enclosed.length === 0
      ? {}
      : { enclosed: enclosed.map((one, at) => ({ ...one, text: passedOn[at]?.text ?? '' })) }),
    ...(report === null ? {} : { report }),
    ...([masked, title, ...passedOn].some(({ found }) => found) ? { identityNumber: true } : {}),
  };
  return { mail, content };
}

function summaryOf(part: MimePart): PartSummary {
  return { type: part.type, name: nameOf(part), disposition: dispositionOf(part), size: part.body.length };
}

function dispositionOf(part: MimePart): 'inline' | 'attachment' | null {
  const type = part.disposition?.type;
  return type === 'inline' || type === 'attachment' ? type : null;
}
