/** The second opinion: what mailparser takes for sender and subject must be what our scanner took. */
import { domainToASCII } from 'node:url';
import { type HeaderLines, type ParsedMail, simpleParser } from 'mailparser';
import { fromAddress, NOBODY } from '../../mail/header/address.ts';
import { headerValue } from '../../mail/header/header.ts';
import type { HeaderField, Misreading } from '../../mail/incoming-mail.ts';

/** Longer than any header that came through our limits takes; a parser that never settles must not hold the desk up (threat M2). */
const PATIENCE_MS = 10_000;

/**
 * How mailparser disagrees about `head`, the bytes of the header, or null when it does not. It gets no body: its trouble
 * with parts, attachments and HTML cannot reach us then.
 */
export async function secondOpinion(
  head: Buffer,
  header: readonly HeaderField[],
  from: string,
): Promise<Misreading | null> {
  const parsed = await parsedHead(head);
  if (!parsed) return { word: 'parser.failed', seen: 'header' };
  const senders = (parsed.from?.value ?? []).map(({ address }) => asciiAddress(address ?? ''));
  const agreed =
    from === NOBODY ? senders.every((sender) => fromAddress(`<${sender}>`) === NOBODY) : senders.join() === from;
  if (!agreed) return { word: 'parser.disagrees', seen: 'from' };
  const subject = headerValue(header, 'subject');
  const theirs = parsed.headerLines.filter(({ key }) => key === 'subject');
  if (theirs.length !== (subject === null ? 0 : 1)) return { word: 'parser.disagrees', seen: 'subject' };
  return subject !== null && settled(lineValue(theirs)) !== settled(subject)
    ? { word: 'parser.disagrees', seen: 'subject' }
    : null;
}

async function parsedHead(head: Buffer): Promise<ParsedMail | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, PATIENCE_MS, null);
  });
  try {
    const options = { skipHtmlToText: true, skipTextToHtml: true, skipTextLinks: true, skipImageLinks: true };
    return await Promise.race([simpleParser(head, options), late]);
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}

/** mailparser shows internationalised domains in their own script. */
function asciiAddress(address: string): string {
  const at = address.lastIndexOf('@');
  if (at < 0) return address.toLowerCase();
  return `${address.slice(0, at)}@${domainToASCII(address.slice(at + 1))}`.toLowerCase();
}

function lineValue(lines: HeaderLines): string {
  const line = lines[0]?.line ?? '';
  return line.slice(line.indexOf(':') + 1);
}

/** How folds are undone is a matter of taste. */
function settled(value: string): string {
  return value.replace(/\s+/g, ' ').trim();
}
