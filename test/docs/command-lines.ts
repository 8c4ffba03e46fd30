/** Every command line that stands in a document: in blocks, and between back ticks in the text. */
import { readFileSync } from 'node:fs';

export const DOCUMENTS = ['README.md', 'CONTRIBUTING.md', 'docs/operators.md', 'docs/staff.md', 'docs/procedure.md'];

/** Other programs that an operator is told to run; anything else at the beginning of a line of a block is configuration. */
const PROGRAMS = ['npm', 'npx', 'salvage-desk', 'node', 'openssl', 'cp'];

/** The command lines of `document`, in the order they stand, without comments; joined commands apart. */
export function commandLines(document: string): readonly string[] {
  const text = readFileSync(document, 'utf8');
  const blocks = text.split('\n').flatMap((line) => {
    const inBlock = /^(?: {4,})(\S.*)$/.exec(line)?.[1];
    return inBlock === undefined ? [] : [inBlock];
  });
  const inline = [...text.matchAll(/`((?:npx salvage-desk|salvage-desk|npm run) [^`]+)`/g)].map(
    ([, line = '']) => line,
  );
  return [...blocks, ...inline]
    .flatMap((line) => line.replace(/\s+#.*$/, '').split(/\s+&&\s+/))
    .map((line) => line.trim())
    .filter((line) => PROGRAMS.includes(line.split(/\s/)[0] ?? ''));
}

/** What stands for something of the reader's own: CAPITALS, dots, or brackets. */
export function hasPlaceholder(line: string): boolean {
  return /…|[[\]|]|(?<![A-Z-])\b[A-Z]{3,}\b(?!-\d)/.test(line);
}
