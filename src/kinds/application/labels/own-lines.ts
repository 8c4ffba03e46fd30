/** What the sender of a request wrote, without a mail quoted below it that is not marked as a quotation. */
import { attributionLength, beginsHeader } from '../../../mail/quotation-marks.ts';

const WINDOW = 7;
const ORIGINAL = /^\s{0,9}-{3,}\s?(?:original message|元のメッセージ|転送されたメッセージ|forwarded message)\s?-{3,}/iu;

/** Cut at a quoted header or an attribution, as long as `holdsRequest` finds a request above it; else all of `text`. */
export function ownLines(text: string, holdsRequest: (text: string) => boolean): string {
  const lines = text.split('\n');
  const cut = lines.findIndex((line, at) => {
    if (line.trim() === '') return false;
    const window = lines.slice(at, at + WINDOW);
    return ORIGINAL.test(line) || beginsHeader(window) || attributionLength(window) > 0;
  });
  const above = cut < 0 ? text : lines.slice(0, cut).join('\n');
  return cut > 0 && holdsRequest(above) ? above : text;
}
