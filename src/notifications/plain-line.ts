/** What others wrote, made fit to stand in a letter: without characters that hide, reorder or pretend, and never too long. */

/** Control, format (bidi, zero-width), surrogate and private-use characters. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}]/gu;
const LINE_END = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/gu;

const LONGEST_LINE = 200;
const LONGEST_TEXT = 2_000;

function cut(text: string, longest: number): string {
  const characters = [...text];
  return characters.length <= longest ? text : `${characters.slice(0, longest).join('')}…`;
}

/** `text` as one line of at most 200 characters. */
export function plainLine(text: string): string {
  const visible = text.replace(LINE_END, ' ').replace(/\t/g, ' ').replace(UNSEEN, '');
  return cut(visible.replace(/ {2,}/g, ' ').trim(), LONGEST_LINE);
}

/** `text` as lines of at most 2,000 characters together; runs of empty lines become one. */
export function plainText(text: string): string {
  const lines = text
    .replace(LINE_END, '\n')
    .split('\n')
    .map((line) => line.replace(/\t/g, ' ').replace(UNSEEN, '').trimEnd());
  return cut(
    lines
      .join('\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim(),
    LONGEST_TEXT,
  );
}

/** `text` with `| ` before each line, so that nobody takes it for the desk's own words. */
export function framed(text: string): string {
  return plainText(text)
    .split('\n')
    .map((line) => `| ${line}`.trimEnd())
    .join('\n');
}

/** All but the last three characters hidden: enough to tell two applications apart, too little to use. */
export function masked(text: string): string {
  const characters = [...plainLine(text)];
  const shown = characters.length > 5 ? 3 : 0;
  return '*'.repeat(characters.length - shown) + characters.slice(characters.length - shown).join('');
}
