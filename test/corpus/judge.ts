/** How one sample is judged by one kind of label, and the aim that all of them together have to reach. */
import type { IncomingMail, UnreadableMail } from '../../src/mail/incoming-mail.ts';
import type { Sample } from './manifest.ts';

/** `wrong` says what was seen instead, in a word. */
export type Verdict = 'right' | { readonly wrong: string };

export interface Label {
  readonly name: string;
  /** The share of right ones that must be reached; null: only told. */
  readonly aim: number | null;
  /** Null when the sample carries no label of this kind. */
  judge(sample: Sample, mail: IncomingMail | UnreadableMail): Verdict | null;
}

export function verdict(right: boolean, instead: string): Verdict {
  return right ? 'right' : { wrong: instead };
}

/** Telephones' own pictures have no characters: each corpus writes them in its own way (`&#xE595;`), and they are not compared. */
const PICTURES = /&#x[0-9a-f]{4};|[\ue000-\uf8ff]/gi;

/** `text` without what is nobody's business: white space, marks of no width, pictures. */
export function settled(text: string): string {
  return text
    .normalize('NFC')
    .replace(PICTURES, '')
    .replace(/[\s\u00a0\u200b\ufeff]+/g, ' ')
    .trim();
}

/** Where the source itself lost a character (U+FFFD), any may stand. */
function agrees(seen: string, expected: string, length: number): boolean {
  const shown = [...seen];
  return [...expected].slice(0, length).every((one, at) => one === '\ufffd' || one === shown[at]);
}

/** Whether `text` is what was expected. What has no character is shown as U+FFFD where a source has a picture. */
export function isLike(text: string, expected: string): boolean {
  const wanted = settled(expected);
  const seen = settled(expected.search(PICTURES) < 0 ? text : text.replaceAll('\ufffd', ''));
  return [...seen].length === [...wanted].length && agrees(seen, wanted, Number.POSITIVE_INFINITY);
}

/** Whether what was expected begins with `text`. */
export function isBeginningOf(text: string, expected: string): boolean {
  const [seen, wanted] = [settled(text), settled(expected)];
  return seen !== '' && [...seen].length <= [...wanted].length && agrees(seen, wanted, [...seen].length);
}
