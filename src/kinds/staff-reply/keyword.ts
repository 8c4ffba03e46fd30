/** A keyword: the words that say a command, and how the rest of its sentence is read. One file each in keywords/. */

import type { Misread } from '../misread-words.ts';
import { fold } from './fold.ts';
import type { ProcedureWords } from './procedure-words.ts';

/** One sentence of a mail, and what may belong to it. */
export interface Said {
  /** The sentence, folded, without its full stop. */
  readonly folded: string;
  /** As written, from the sentence to the end of its line. */
  readonly lineFrom: string;
  /** As written, the lines below. */
  below(): readonly string[];
  /** Whether `text` is nothing but courtesies. */
  isCourtesy(text: string): boolean;
  /** Every way this keyword is written, folded: its own register and the procedure's. */
  readonly words: readonly string[];
  readonly procedure: ProcedureWords;
}

export interface Understood<Order> {
  readonly order: Order;
  /** The text, to the end of the mail, that was taken as part of the command. */
  readonly takes?: string;
  /** The text, to the end of its line, that was taken; commands may stand below it. */
  readonly takesLine?: string;
}

export interface Keyword<Order> {
  /** Its name in the procedure's `commands`. */
  readonly name: string;
  /** The register every desk has (design §5). */
  readonly words: readonly string[];
  /** Only courtesies may follow: whoever adds a condition has not decided. */
  readonly last?: true;
  /** Whether it may follow a command that is otherwise the last. */
  mayFollow?(order: Order, last: Order): boolean;
  /** Means nothing beside other commands. */
  readonly alone?: true;
  /** Also an ordinary statement: no contradiction when it stands among the words for an applicant. */
  readonly statesToo?: true;
  /** What the order is about: two orders of one mail about the same thing contradict each other. Without it: the name. */
  about?(order: Order): string;
  /** Null when the sentence does not begin as this command does. */
  read(said: Said): Understood<Order> | Misread | null;
}

/** What follows the command's word in a folded sentence, '' when nothing does; null when the sentence does not begin with it. */
export function argumentOf(said: Pick<Said, 'folded' | 'words'>): string | null {
  if (said.words.includes(said.folded)) return '';
  for (const word of longestFirst(said.words)) {
    const rest = said.folded.startsWith(word) ? said.folded.slice(word.length) : '';
    if (rest.startsWith(' ') || rest.startsWith(':')) {
      const argument = withoutSeparators(rest);
      return argument === '' ? null : argument;
    }
  }
  return null;
}

/** A command that is its word and takes nothing. */
export function bareKeyword<Order>(
  definition: Pick<Keyword<Order>, 'name' | 'words' | 'last' | 'alone'>,
  order: Order,
): Keyword<Order> {
  return { ...definition, read: (said) => (said.words.includes(said.folded) ? { order } : null) };
}

/** Every way a keyword is written, folded. */
export function wordsOf(
  keyword: Pick<Keyword<unknown>, 'name' | 'words'>,
  procedure: ProcedureWords,
): readonly string[] {
  const further = Object.hasOwn(procedure.commands, keyword.name) ? (procedure.commands[keyword.name] ?? []) : [];
  return [...keyword.words, ...further].map(fold);
}

/** So that a word which begins another one never hides it. */
export function longestFirst(words: readonly string[]): readonly string[] {
  return [...words].sort((one, other) => other.length - one.length);
}

/** Folded text without the blanks, colons and equals signs it begins with. */
export function withoutSeparators(folded: string): string {
  let start = 0;
  while (' :='.includes(folded.charAt(start)) && start < folded.length) start += 1;
  return folded.slice(start);
}
