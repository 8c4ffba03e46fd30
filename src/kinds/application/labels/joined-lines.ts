/** Lines of one value or sentence as one text again, after a mail client or a person has wrapped them. */

const WITHOUT_SPACES = /[\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]/u;

/** Japanese is joined as it is, everything else with one space. */
export function joinLines(lines: readonly string[]): string {
  return joinedWithStarts(lines).text;
}

/** The joined text, and for each line the offset where it begins in it. */
export function joinedWithStarts(lines: readonly string[]): {
  readonly text: string;
  readonly starts: readonly number[];
} {
  const pieces: string[] = [];
  const starts: number[] = [];
  let length = 0;
  let last = '';
  for (const line of lines) {
    const text = line.trim();
    starts.push(length);
    if (text === '') continue;
    const tight = last === '' || WITHOUT_SPACES.test(last) || WITHOUT_SPACES.test(text.charAt(0));
    const piece = tight ? text : ` ${text}`;
    pieces.push(piece);
    length += piece.length;
    last = text.charAt(text.length - 1);
  }
  return { text: pieces.join(''), starts };
}

/** A line at least this wide was wrapped by a mail client rather than ended by a person. */
export const WRAPPED_WIDTH = 64;

/** How many columns a line takes: kanji and kana two each. */
export function width(line: string): number {
  let columns = 0;
  for (const character of line) columns += WITHOUT_SPACES.test(character) ? 2 : 1;
  return columns;
}

/** Lines of several paragraphs, divided by empty lines: each paragraph joined, one line for each. */
export function joinParagraphs(lines: readonly string[]): string {
  const paragraphs: string[][] = [[]];
  for (const line of lines) {
    if (line.trim() === '') paragraphs.push([]);
    else paragraphs.at(-1)?.push(line);
  }
  return paragraphs
    .map(joinLines)
    .filter((paragraph) => paragraph !== '')
    .join('\n');
}
