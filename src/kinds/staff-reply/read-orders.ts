/** Reads what somebody wrote as courtesies and commands of one register: every sentence must be one or the other, as a whole. */

import type { Misread, MisreadWord } from '../misread-words.ts';
import { courtesyReader } from './courtesies.ts';
import { type Keyword, type Said, type Understood, wordsOf } from './keyword.ts';
import type { ProcedureWords } from './procedure-words.ts';
import { linesOf, type Sentence, sentencesOf } from './sentences.ts';

/** More than anybody writes to decide; a longer text is prose for people. */
const MOST_CHARACTERS = 10_000;

export interface Register<Order> {
  readonly keywords: readonly Keyword<Order>[];
  /** Names a courtesy may hold, folded. */
  readonly names: readonly string[];
  /** Whether a folded sentence may stand before the first command; one that does is no order. */
  isPreface?(folded: string): boolean;
  readonly procedure: ProcedureWords;
}

export type OrdersRead<Order> =
  | { readonly orders: readonly Order[] }
  | { readonly courtesiesOnly: true }
  /** One sentence was not understood, or they contradict each other: nothing of the mail is carried out. */
  | Misread;

interface Given<Order> {
  readonly keyword: Keyword<Order>;
  readonly understood: Understood<Order>;
  readonly line: number;
}

/** All orders in `text` (the new text of a mail, above quotes) in the order they stand; or none at all. */
export function readOrders<Order>(text: string, register: Register<Order>): OrdersRead<Order> {
  if (text.length > MOST_CHARACTERS) return { misread: 'too-long' };
  const { procedure } = register;
  const lines = linesOf(text);
  const sentences = sentencesOf(lines);
  if (sentences.length === 0) return { misread: 'no-command' };
  const isCourtesy = courtesyReader(register.names);
  const words = new Map(register.keywords.map((keyword) => [keyword, wordsOf(keyword, procedure)]));

  const given: Given<Order>[] = [];
  let prefaced = false;
  for (const sentence of sentences) {
    const before = given.at(-1);
    if (before?.understood.takes !== undefined) break;
    if (before?.understood.takesLine !== undefined && before.line === sentence.line) continue;
    const found = commandIn(sentence, lines);
    if (found === null) {
      if (isCourtesy(sentence.folded)) continue;
      if (before || register.isPreface?.(sentence.folded) !== true) return { misread: 'not-understood' };
      prefaced = true;
      continue;
    }
    if ('misread' in found) return found;
    if (before?.keyword.last && !mayFollow(found, before)) return { misread: 'after-approve' };
    if (decides(found.understood.takes ?? found.understood.takesLine ?? '')) return { misread: 'contradiction' };
    given.push(found);
  }
  if (given.length === 0) return prefaced ? { misread: 'not-understood' } : { courtesiesOnly: true };
  const clash = contradiction(given);
  return clash ? { misread: clash } : { orders: given.map(({ understood }) => understood.order) };

  function commandIn(sentence: Sentence, context: readonly string[]): Given<Order> | Misread | null {
    const { folded, lineFrom } = sentence;
    const below = () => context.slice(sentence.line + 1);
    const found = register.keywords.flatMap((keyword) => {
      const said: Said = { folded, lineFrom, below, isCourtesy, words: words.get(keyword) ?? [], procedure };
      const understood = keyword.read(said);
      return understood === null ? [] : [{ keyword, understood }];
    });
    // A procedure may give two commands the same word by mistake: then it means neither.
    if (found.length > 1) return { misread: 'contradiction' };
    const [only] = found;
    if (only === undefined) return null;
    const { keyword, understood } = only;
    return 'misread' in understood ? understood : { keyword, understood, line: sentence.line };
  }

  /** Whether a sentence of the text that a command took is a decision of its own: 却下, and 承認 below it. */
  function decides(taken: string): boolean {
    const decisions = register.keywords.filter((keyword) => !keyword.statesToo);
    const said = decisions.flatMap((keyword) => words.get(keyword) ?? []);
    return sentencesOf(linesOf(taken)).some((sentence) => {
      if (said.includes(sentence.folded)) return true;
      const found = commandIn(sentence, []);
      return found !== null && 'keyword' in found && decisions.includes(found.keyword);
    });
  }
}

function mayFollow<Order>({ keyword, understood }: Given<Order>, before: Given<Order>): boolean {
  return keyword.mayFollow?.(understood.order, before.understood.order) ?? false;
}

function contradiction<Order>(given: readonly Given<Order>[]): MisreadWord | null {
  const subjects = given.map(({ keyword, understood }) => keyword.about?.(understood.order) ?? keyword.name);
  const alone = given.length > 1 && given.some(({ keyword }) => keyword.alone);
  return alone || new Set(subjects).size < subjects.length ? 'contradiction' : null;
}
