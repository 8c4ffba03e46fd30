/** Words of staff that go on to somebody else: nothing in them may pass for the desk's own lines, or give possession away. */
import { ANSWERS_BEGIN, ANSWERS_END, SEPARATOR } from '../../notifications/separator.ts';
import { fold } from './fold.ts';

/** 26 characters of base32, alone or behind the marks of our plus-addresses: what a token looks like. */
const TOKEN_SHAPED = /(?:^|[^a-z0-9])[tb]?[a-z2-7]{26}(?:[^a-z0-9]|$)/;

/** Halves of the lines that replies are cut at and blocks are found by; mail programs break them in two. */
const OWN_LINES = [SEPARATOR, ANSWERS_BEGIN, ANSWERS_END].flatMap((line) =>
  line
    .replace(/[[\]=]/g, '')
    .split('/')
    .map((half) => fold(half.trim())),
);

/** Lines that stand in a frame: what applicants wrote is shown so. */
const FRAMED = /^[^\S\r\n\u2028\u2029]*[|｜¦│]/m;

/** Whether `words` hold our separator, our frame, or anything of the shape of a token (threats A16, F10). */
export function isUnfitForOthers(words: string): boolean {
  const folded = fold(words);
  return FRAMED.test(words) || TOKEN_SHAPED.test(folded) || OWN_LINES.some((line) => folded.includes(line));
}
