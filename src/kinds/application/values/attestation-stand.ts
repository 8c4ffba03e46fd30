/** What one sentence says about the applicant's identity having been verified: affirmed, denied, or nothing. */
import type { Procedure } from '../../../domain/rules/procedure.ts';
import { joinLines } from '../labels/joined-lines.ts';
import type { Given } from '../labels/labelled-lines.ts';
import { spell } from '../labels/spelling.ts';
import { type Found, findWords, holdsWord, type Vocabulary, vocabulary } from '../labels/words.ts';
import { isEmptyValue } from './empty-value.ts';

type Meaning = 'affirms' | 'negates' | 'condition' | 'denies' | 'harmless';
export type Stand = 'affirmed' | 'denied' | 'silent';

export interface AttestationWords {
  readonly topics: Vocabulary<true>;
  readonly all: Vocabulary<Meaning>;
  readonly methods: Vocabulary<string>;
  /** Spelled words that affirm by themselves beside a label. */
  readonly yes: ReadonlySet<string>;
}

const known = new WeakMap<Procedure, AttestationWords>();

/** The words of the procedure's `attestation`; made once. */
export function attestationWords(procedure: Procedure): AttestationWords {
  let words = known.get(procedure);
  if (!words) {
    const { topics, affirms, yes, negates, conditions, denies, harmless, methods } = procedure.attestation;
    words = {
      // Apart from the others, for 本人確認済 is a topic and an affirmation that overlap.
      topics: vocabulary([[true, topics]]),
      all: vocabulary<Meaning>([
        ['affirms', affirms],
        ['negates', negates],
        ['condition', conditions],
        ['denies', denies],
        ['harmless', harmless],
      ]),
      methods: vocabulary(methods.map((method) => [method, [method]] as const)),
      yes: new Set(yes.map(spell)),
    };
    known.set(procedure, words);
  }
  return words;
}

/** No office states it in a longer sentence. */
const LONGEST_STATEMENT = 600;
const CLAUSE_END = /[、，,;；]/gu;

/**
 * Of running text. Topic and affirmation stand in the same sentence; a negation between them or behind them, or a plan,
 * a condition or hearsay in their clauses, takes the statement back. 「マイナンバーカードでの確認ができないため、窓口で
 * 本人確認を行いました」 affirms: what comes before the clause of the statement is about something else.
 */
export function standOf(sentence: string, words: AttestationWords): Stand {
  if (sentence.length > LONGEST_STATEMENT) return 'silent';
  const topics = findWords(sentence, words.topics);
  if (topics.length === 0) return 'silent';
  const found = findWords(sentence, words.all);
  const bounds = [0, ...[...sentence.matchAll(CLAUSE_END)].map((end) => end.index + 1)];
  const clauseOf = (at: number) => bounds.findLastIndex((bound) => bound <= at);
  const denied = found.some(
    ({ meaning, at }) => meaning === 'denies' && topics.some((topic) => clauseOf(topic.at) === clauseOf(at)),
  );
  if (denied) return 'denied';
  const holds = (affirmation: Found<Meaning>) => {
    const topic = topics.findLast(({ at }) => at <= affirmation.at) ?? topics[0];
    if (affirmation.meaning !== 'affirms' || !topic) return false;
    const from = bounds[clauseOf(Math.min(topic.at, affirmation.at))] ?? 0;
    const clauseEnd = bounds[clauseOf(Math.max(topic.at, affirmation.at)) + 1] ?? sentence.length;
    return !found.some(
      ({ meaning, at }) =>
        at >= from && (meaning === 'negates' || meaning === 'denies' || (meaning === 'condition' && at < clauseEnd)),
    );
  };
  return found.some(holds) ? 'affirmed' : 'silent';
}

/** 「11月6日、対面にて済」 ends in its answer, which is short. */
const LAST_WORD = 12;

/** Beside its own label a statement needs no topic: 「本人確認：済」. A document alone says how, and not that it was done. */
export function standOfLabelled({ lines, word }: Given, procedure: Procedure): Stand {
  const words = attestationWords(procedure);
  const text = joinLines(lines).trim();
  if (text === '' || text.length > LONGEST_STATEMENT) return 'silent';
  const found = findWords(text, words.all).map(({ meaning }) => meaning);
  if (found.some((meaning) => meaning === 'negates' || meaning === 'denies' || meaning === 'condition'))
    return 'denied';
  const first = text.split(/[\s、，,。.!！(（:：/]/u)[0] ?? '';
  const last =
    /(?:[でて]|[\s、，,）)])(済[^\s、，,。．.!！()（）]{0,4})[。．.!！]?$/u.exec(text.slice(-LAST_WORD))?.[1] ?? '';
  if ([text, first, last].some((word) => words.yes.has(spell(word)))) return 'affirmed';
  if (isEmptyValue(text, procedure)) return /[\p{L}×✕☓✗✘]/u.test(text) ? 'denied' : 'silent';
  const labelAffirms = findWords(word.key, words.all).some(({ meaning }) => meaning === 'affirms');
  return found.includes('affirms') || (labelAffirms && holdsWord(text, words.methods)) ? 'affirmed' : 'silent';
}

/**
 * Whether `line` begins to speak of the verification, so that it is no part of the value that ends with `before`.
 * An English line may begin with the topic because it was wrapped there; a new sentence may not.
 */
export function beginsStatement(line: string, before: string, procedure: Procedure): boolean {
  const words = attestationWords(procedure);
  const first = findWords(line.trim().slice(0, LEAD_REACH), words.topics)[0];
  const begins = !/^\s*[a-z]/iu.test(line) || /[.。!！?？)）]\s*$/u.test(before);
  return (begins && first !== undefined && first.at <= LEAD) || standOf(line, words) !== 'silent';
}

/** Room for なお、 or ※ before the topic, and how far a topic reaches. */
const LEAD = 4;
const LEAD_REACH = 60;
