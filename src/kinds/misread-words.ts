/** Why words written to the desk were not understood: machine words, each of which a help letter explains. */
export const MISREAD_WORDS = [
  /** Only HTML, or bytes that do not decode: commands are read from plain text alone. */
  'no-plain-text',
  /** Nothing was written above the quoted letter. */
  'no-command',
  'too-long',
  'not-understood',
  /** Two commands of which only one can be meant. */
  'contradiction',
  'after-approve',
  'approve-unclear',
  'reason-missing',
  'reason-unknown',
  'reason-ambiguous',
  'words-missing',
  /** Words for the applicant that hold our separator, our frame, or something like a token. */
  'words-unfit',
  /** A command that takes a text has none. */
  'text-missing',
  /** Something stands behind a command on its line, without a colon before it. */
  'text-misplaced',
  'field-unknown',
  /** Who the applicant is, staff cannot set. */
  'field-of-others',
  'date-invalid',
  'value-invalid',
  'days-invalid',
  /** 確認しました may mean "seen" as well as "true". */
  'confirm-unclear',
  'token-missing',
  /** The letter asks for its code, and none stood behind the word. */
  'code-missing',
  'code-wrong',
] as const;

export type MisreadWord = (typeof MISREAD_WORDS)[number];

export interface Misread {
  readonly misread: MisreadWord;
}
