/** Mails that came attached to another (message/rfc822): read for fields and by people, and never for commands. */
import { fromAddress } from '../../mail/header/address.ts';
import { headerValue } from '../../mail/header/header.ts';
import { scanHeader } from '../../mail/header/header-scanner.ts';
import { lenientHeader } from '../../mail/header/lenient-header.ts';
import type { EnclosedMail } from '../../mail/incoming-mail.ts';
import { leavesOf } from '../../mail/mime/leaves.ts';
import { type MimePart, mimeTree } from '../../mail/mime/mime-tree.ts';
import { transferDecoded } from '../../mail/mime/transfer-decoding.ts';
import { readText } from './charset-text.ts';
import { headerText } from './charset-words.ts';

const TYPES = ['message/rfc822', 'message/global'];
const MOST = 5;

/** The first few mails attached to `root`, one level deep. One whose parts cannot be told apart has no text. */
export function enclosedMails(root: MimePart): readonly EnclosedMail[] {
  return leavesOf(root)
    .filter(({ type }) => TYPES.includes(type))
    .slice(0, MOST)
    .map(enclosedMail);
}

function enclosedMail(part: MimePart): EnclosedMail {
  const { bytes } = transferDecoded(part.body, part.transferEncoding);
  const scanned = scanHeader(bytes);
  const { header, bodyAt } = 'misread' in scanned ? lenientHeader(bytes) : scanned;
  const tree = mimeTree(header, bytes.subarray(bodyAt));
  return {
    from: fromAddress(headerValue(header, 'from') ?? ''),
    subject: headerText(headerValue(header, 'subject') ?? ''),
    text: 'misread' in tree ? '' : readText(tree.root).text,
  };
}
