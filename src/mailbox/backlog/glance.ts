/** A glance at the heads of mails on the server: who says to write to whom, in a few hundred bytes each. */
import type { ImapFlow } from 'imapflow';
import { addressesIn, fromAddress } from '../../mail/header/address.ts';
import { headerValue, headerValues } from '../../mail/header/header.ts';
import { scanHeader } from '../../mail/header/header-scanner.ts';
import type { Glance } from '../../mail/lane.ts';

/** Message-ID and Date only tell one mail from another. */
const FIELDS = ['From', 'To', 'Cc', 'In-Reply-To', 'References', 'Message-ID', 'Date'];
const NOTHING_SEEN: Glance = { from: null, recipients: [], isAnswer: false };

/**
 * Calls `seen` for each mail of the selected folder that is still there, in the order of the server. The heads are looked at
 * one by one as they come, so that mails with enormous ones do not fill the memory together.
 */
export async function glanceAt(
  client: ImapFlow,
  uids: readonly number[],
  seen: (uid: number, glance: Glance, head: Buffer) => void,
): Promise<void> {
  for await (const answer of client.fetch([...uids], { uid: true, headers: FIELDS }, { uid: true })) {
    const head = answer.headers ?? Buffer.alloc(0);
    seen(answer.uid, readGlance(head), head);
  }
}

function readGlance(head: Buffer): Glance {
  const scanned = scanHeader(head);
  if ('misread' in scanned) return NOTHING_SEEN;
  const { header } = scanned;
  const from = headerValue(header, 'from');
  return {
    from: from === null ? null : fromAddress(from),
    recipients: headerValues(header, 'to', 'cc').flatMap(addressesIn),
    isAnswer: headerValues(header, 'in-reply-to', 'references').length > 0,
  };
}
