/** Cuts the body of a multipart at its boundary lines (RFC 2046 §5.1.1). */

export interface CutBody {
  /** Each with its own header; without the line end that belongs to the boundary line below. */
  readonly pieces: readonly Uint8Array[];
  /** False when the closing line is missing, or boundary lines go on after it: readers disagree about both (threat P11). */
  readonly sound: boolean;
  /** Lines that only begin like the boundary, without their dashes; those of a multipart within may look so. */
  readonly alike: readonly string[];
}

const LF = 0x0a;
const CR = 0x0d;
const DASH = 0x2d;

function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

function textOf(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}

function startsAt(body: Uint8Array, at: number, text: Uint8Array): boolean {
  return text.every((byte, offset) => body[at + offset] === byte);
}

const LONGEST_LINE = 400;

/** Cuts `body` into at most `most` pieces; the rest is left uncut, for the caller counts them. */
export function cutAtBoundary(body: Uint8Array, boundary: string, most: number): CutBody {
  const delimiter = bytesOf(`--${boundary}`);
  const pieces: Uint8Array[] = [];
  const alike = new Set<string>();
  let from = -1;
  let closed = false;
  let sound = true;
  for (let at = 0, next = 0; at < body.length && pieces.length < most; at = next) {
    const lf = body.indexOf(LF, at);
    next = lf < 0 ? body.length : lf + 1;
    if (body[at] !== DASH || body[at + 1] !== DASH || !startsAt(body, at, delimiter)) continue;
    const rest = textOf(body.subarray(at + delimiter.length, Math.min(next, at + LONGEST_LINE))).trimEnd();
    if (rest !== '' && rest !== '--') {
      if (alike.size < most) alike.add(boundary + rest);
      continue;
    }
    if (closed) sound = false;
    else if (from >= 0) pieces.push(body.subarray(from, lineEndBefore(body, at, from)));
    closed ||= rest === '--';
    from = next;
  }
  if (!closed && from >= 0 && pieces.length < most) pieces.push(body.subarray(from));
  return { pieces, sound: sound && closed, alike: [...alike] };
}

/** Where a piece ends that a boundary line at `at` follows: the line end above belongs to the boundary. */
function lineEndBefore(body: Uint8Array, at: number, from: number): number {
  if (at <= from) return from;
  return at - 2 >= from && body[at - 2] === CR ? at - 2 : at - 1;
}
