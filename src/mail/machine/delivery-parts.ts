/** The machine-readable parts of a delivery report: what became of the mail (RFC 3464 §2), and which mail it was. */
import { messageIdsIn } from '../header/header.ts';
import type { DeliveryParts } from '../incoming-mail.ts';
import { leavesOf } from '../mime/leaves.ts';
import type { MimePart } from '../mime/mime-tree.ts';
import { transferDecoded } from '../mime/transfer-decoding.ts';

const STATUS = ['message/delivery-status', 'message/global-delivery-status'];
const RETURNED = ['message/rfc822', 'message/global', 'text/rfc822', 'text/rfc822-headers', 'message/rfc822-headers'];
/** As much of a part as a header may be long; what follows is the body of the returned mail. */
const LOOKED_AT = 64_000;

function textOf(part: MimePart): string {
  const { bytes } = transferDecoded(part.body.subarray(0, LOOKED_AT), part.transferEncoding);
  return new TextDecoder('latin1').decode(bytes).replace(/\r\n?/g, '\n');
}

/** The lines of `text` that begin with one of `names`, unfolded, without the name. */
function values(text: string, ...names: readonly string[]): readonly string[] {
  const lines = text.replace(/\n[ \t]/g, ' ').split('\n');
  return lines.flatMap((line) => {
    const colon = line.indexOf(':');
    const named = colon > 0 && names.includes(line.slice(0, colon).trim().toLowerCase());
    return named ? [line.slice(colon + 1).trim()] : [];
  });
}

function header(text: string): string {
  const end = text.trimStart().indexOf('\n\n');
  return end < 0 ? text : text.trimStart().slice(0, end);
}

/** What the parts of the mail under `root` report; null when there is none that reports anything. */
export function deliveryParts(root: MimePart): DeliveryParts | null {
  const leaves = leavesOf(root);
  const states = leaves.filter(({ type }) => STATUS.includes(type)).map(textOf);
  const returned = leaves.filter(({ type }) => RETURNED.includes(type)).map(textOf);
  if (states.length + returned.length === 0) return null;
  const said = states.flatMap((text) => values(text, 'diagnostic-code'));
  const status = states.flatMap((text) => values(text, 'status'));
  return {
    actions: states.flatMap((text) => values(text, 'action')).map((action) => action.toLowerCase()),
    diagnosis: said[0] ?? status[0] ?? null,
    messageIds: returned.flatMap((text) => values(header(text), 'message-id')).flatMap((value) => messageIdsIn(value)),
  };
}

/** Message-IDs in the copy of a mail that old servers put into the text of their report. */
export function returnedInText(text: string): readonly string[] {
  return values(text, 'message-id').flatMap((value) => messageIdsIn(value));
}
