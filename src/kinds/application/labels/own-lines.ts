/** What the sender of a request wrote, without a mail quoted below it that is not marked as a quotation, and without their signature. */
import { attributionLength, beginsHeader } from '../../../mail/new-text/quotation-marks.ts';
import { beginsSignature } from '../../../mail/new-text/signature-marks.ts';

const WINDOW = 7;
const ORIGINAL = /^\s{0,9}-{3,}\s?(?:original message|元のメッセージ|転送されたメッセージ|forwarded message)\s?-{3,}/iu;

/** What stands in a signature and in no request. */
const OF_AN_OFFICE = /〒|(?:tel|fax|phone|ext|電話|内線|℡)\s{0,4}[.:：)）]?\s{0,4}[(（+]?\d/iu;

/**
 * `text` above the line drawn over its sender's signature, which may have labels of its own (氏名, 所属, E-mail); all of it when
 * there is none. `isOfRequest`: whether a part says something that only a request says.
 */
export function aboveSignature(
  text: string,
  holdsRequest: (text: string) => boolean,
  isOfRequest: (text: string) => boolean,
): string {
  const lines = text.split('\n');
  const drawn = lines.flatMap((line, at) => (beginsSignature([line]) ? [at] : [])).slice(-MOST_RULERS);
  const cut = drawn.find((at) => {
    const below = lines.slice(at).join('\n');
    return OF_AN_OFFICE.test(below.normalize('NFKC')) && !isOfRequest(below);
  });
  const above = lines.slice(0, cut).join('\n');
  return cut !== undefined && holdsRequest(above) ? above : text;
}

/** A signature has one line above and one below. */
const MOST_RULERS = 4;

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
