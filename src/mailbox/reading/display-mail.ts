/**
 * Shows any mail to a person, also one that the desk refused to read: quarantined mails must be looked at by somebody.
 * What it gives is for eyes only; it has no leaf for commands, and no sender that anything is sent to.
 */
import { headerValue } from '../../mail/header/header.ts';
import { scanHeader } from '../../mail/header/header-scanner.ts';
import { lenientHeader } from '../../mail/header/lenient-header.ts';
import type { HeaderField } from '../../mail/incoming-mail.ts';
import { capped, leavesOf, lineEnds } from '../../mail/mime/leaves.ts';
import { type MimePart, mimeTree } from '../../mail/mime/mime-tree.ts';
import { transferDecoded } from '../../mail/mime/transfer-decoding.ts';
import { readableText } from './charset-repair.ts';
import { readText } from './charset-text.ts';
import { headerText } from './charset-words.ts';

export interface DisplayedMail {
  /** As it stands there, decoded; it may be a lie, or not an address at all. */
  readonly from: string;
  readonly subject: string;
  readonly date: string;
  readonly text: string;
}

const MOST_BYTES = 2_000_000;

/** `raw` as far as it can be shown. Never fails. */
export function displayMail(raw: Buffer): DisplayedMail {
  const scanned = scanHeader(raw);
  const { header, bodyAt } = 'misread' in scanned ? lenientHeader(raw) : scanned;
  const said = (name: string) => headerText(headerValue(header, name) ?? '');
  return {
    from: said('from'),
    subject: said('subject'),
    date: said('date'),
    text: bodyText(header, raw.subarray(bodyAt, bodyAt + MOST_BYTES)),
  };
}

function bodyText(header: readonly HeaderField[], body: Uint8Array): string {
  const tree = mimeTree(header, body);
  // Parts that cannot be told apart are shown as they came.
  if ('misread' in tree) return shown(body, null);
  const { text } = readText(tree.root);
  return text === '' ? reportText(tree.root) : text;
}

/** What mail systems wrote for machines is better than nothing. */
function reportText(root: MimePart): string {
  const report = leavesOf(root).find(
    ({ type }) => type === 'message/delivery-status' || type === 'text/rfc822-headers',
  );
  if (!report) return '';
  const { bytes } = transferDecoded(report.body, report.transferEncoding);
  return shown(bytes, report.contentType?.parameters.get('charset') ?? null);
}

function shown(bytes: Uint8Array, charset: string | null): string {
  return capped(lineEnds(readableText(bytes, charset)).replaceAll('\u0000', '\ufffd')).trim();
}
