/** What an office or an applicant answered: commands, fields, and words for people, each found apart from the others. */
import type { Language } from '../../domain/application/application.ts';
import { NOTHING_SUPPLIED, type Supplied } from '../../domain/application/supplied.ts';
import type { Ticket } from '../../domain/ticket.ts';
import type { IncomingMail } from '../../mail/incoming-mail.ts';
import { newText } from '../../mail/new-text/new-text.ts';
import { languageOf } from '../application/values/language-of.ts';
import type { Circumstances } from '../application/values/read-value.ts';
import type { MisreadWord } from '../misread-words.ts';
import { courtesyReader } from '../staff-reply/courtesies.ts';
import { type Register, readOrders } from '../staff-reply/read-orders.ts';
import { linesOf } from '../staff-reply/sentences.ts';
import { RULER, takeBlocks } from './answer-block.ts';
import { type FieldsRead, labelledFields, proseFields } from './supplied-by.ts';

export interface Answer<Order> {
  readonly orders: readonly Order[];
  readonly supplied: Supplied;
  /** Fields that were spoken of and cannot be used as written. */
  readonly unusable: readonly string[];
  /** Whether something is said that is neither: then people must read it. */
  readonly says: boolean;
  /** The sender's own text, for people. */
  readonly text: string;
  /** Why commands were not read; null when they were, or when none was sought. */
  readonly misread: MisreadWord | null;
  /** That of the sender's sentences; null when they wrote none. */
  readonly language: Language | null;
  /** Something came with the mail that is not text. */
  readonly enclosed: boolean;
}

/** Attachments that mail programs add by themselves: signatures and business cards. */
const ABOUT_THE_SENDER = [
  'application/pkcs7-signature',
  'application/x-pkcs7-signature',
  'application/pgp-signature',
  'application/pgp-keys',
  'text/vcard',
  'text/x-vcard',
];

/** Commands count only as whole lines of the new text in plain form; fields also in the block we sent, wherever it stands. */
export function readAnswer<Order>(
  mail: IncomingMail,
  ticket: Ticket,
  register: Register<Order>,
  circumstances: Circumstances,
): Answer<Order> {
  const { answers: block, rest } = takeBlocks(mail.commandText ?? mail.text);
  const { fresh } = newText(rest);
  const isCourtesy = courtesyReader(register.names);
  const read = (text: string) => labelledFields(text, ticket, circumstances, isCourtesy);
  // The labels that we had put there, with nothing beside them, are nobody's answer.
  const answers = isBlank(read(block)) ? '' : block;
  const readable = mail.commandText !== null;
  const commands = readable ? linesOf(fresh).filter((line) => isOrder(line, register)) : [];
  const others = linesOf(fresh).map((line) => (commands.includes(line) ? '' : line));
  const found = commands.length > 0 ? readOrders(commands.join('\n'), register) : { orders: [] };
  const unsaid = others.join('\n').trim();
  const about = {
    text: [fresh, answers].filter((part) => part !== '').join('\n\n'),
    language: unsaid === '' ? null : languageOf(unsaid),
    enclosed: mail.parts.some(
      ({ type, disposition }) => disposition === 'attachment' && !ABOUT_THE_SENDER.includes(type),
    ),
  };
  if (!('orders' in found)) {
    const misread = 'misread' in found ? found.misread : 'not-understood';
    return { ...about, orders: [], supplied: NOTHING_SUPPLIED, unusable: [], says: true, misread };
  }
  const text = [unsaid, answers].filter((part) => part !== '').join(`\n${RULER}\n`);
  const labelled = read(text);
  const prose =
    labelled.says && found.orders.length === 0 && isUnlabelled(labelled)
      ? proseFields(unsaid, ticket, circumstances, isCourtesy)
      : null;
  const misread = readable ? (about.text === '' ? 'no-command' : null) : 'no-plain-text';
  return { ...about, orders: found.orders, ...(prose ?? labelled), misread };
}

function isOrder<Order>(line: string, register: Register<Order>): boolean {
  return line.trim() !== '' && 'orders' in readOrders(line, register);
}

function isBlank(read: FieldsRead): boolean {
  return !read.says && isUnlabelled(read);
}

function isUnlabelled({ supplied, unusable }: FieldsRead): boolean {
  const { values, services, identityAttested } = supplied;
  return Object.keys(values).length + services.length + unusable.length === 0 && !identityAttested;
}
