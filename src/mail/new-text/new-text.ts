/**
 * What a person wrote, apart from what their mail program quoted below it.
 *
 * A cut that comes too early costs a letter with help; one that comes too late could take a quoted word for a command
 * (threat F11). So whatever begins like a quotation ends the new text, and nothing below it is looked at again.
 */
import { beginsQuotation } from './quotation-marks.ts';
import { beginsSignature } from './signature-marks.ts';

export interface CutText {
  /** What was written, without blank lines at its ends. */
  readonly fresh: string;
  /** From the line of the cut to the end; empty when nothing was cut. */
  readonly rest: string;
}

/** How many lines an attribution may be broken over by the program that sent it. */
const ATTRIBUTION_LINES = 7;

/** Lines as every program sees them: also those divided by the marks that only some take for line ends. */
export const LINE_END = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/;

/** Cuts `text`, the decoded text of one part, at its first quotation, separator, attribution or signature. */
export function newText(text: string): CutText {
  const lines = text.split(LINE_END);
  const cut = lines.findIndex((_, at) => {
    const window = lines.slice(at, at + ATTRIBUTION_LINES);
    return beginsQuotation(window) || beginsSignature(window);
  });
  if (cut < 0) return { fresh: trimmed(lines), rest: '' };
  return { fresh: trimmed(lines.slice(0, cut)), rest: lines.slice(cut).join('\n') };
}

function trimmed(lines: readonly string[]): string {
  return lines
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/^\n+/, '')
    .trimEnd();
}
