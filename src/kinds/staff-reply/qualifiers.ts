/** Words that stand beside the argument of a decision and say how it is meant: in spite of a rule, or for both tickets of a pair. */
import { withoutSeparators } from './keyword.ts';

export const EXCEPTION = ['exception', '特例'] as const;
/** 両方 is no such word: it names both services of one ticket. */
export const PAIR = ['pair', '二件', '2件', '二件とも', '2件とも', '両件'] as const;

const BETWEEN = /[ :,、・]$/;

/** Whether a folded argument begins or ends with one of `words`, and what stands beside it. */
export function qualifiedBy(
  words: readonly string[],
  argument: string,
): { readonly found: boolean; readonly rest: string } {
  for (const word of words) {
    if (argument === word) return { found: true, rest: '' };
    const [head, tail] = [argument.slice(0, -word.length), argument.slice(word.length)];
    if (argument.endsWith(word) && BETWEEN.test(head)) return { found: true, rest: head.replace(BETWEEN, '').trim() };
    if (argument.startsWith(word) && /^[ :,、・]/.test(tail))
      return { found: true, rest: withoutSeparators(tail.replace(/^[,、・]/, ' ')) };
  }
  return { found: false, rest: argument };
}
