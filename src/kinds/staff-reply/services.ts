/** Which services a command names, by the procedure's words. */

import { fold } from './fold.ts';
import { longestFirst } from './keyword.ts';
import type { ProcedureWords } from './procedure-words.ts';
import { withoutMarks } from './prose.ts';

const SEPARATORS = [',', '、', '・', '/', '+', '&'];

/** As the procedure's words are compared: blanks do not count. */
function dense(text: string): string {
  return fold(text).replaceAll(' ', '');
}

/**
 * The ids of the services named in `argument`, in the procedure's order; `[]` for a word that means all of them.
 * Null when anything else stands there: every character must belong to a service's word or join two of them.
 */
export function readServices(argument: string, procedure: ProcedureWords): readonly string[] | null {
  let rest = dense(argument);
  if (procedure.serviceWords.all.some((word) => dense(word) === rest)) return [];
  const services = Object.entries(procedure.services);
  const byWord = new Map(services.flatMap(([id, { words }]) => words.map((word) => [dense(word), id] as const)));
  const names = longestFirst([...byWord.keys()].filter(Boolean));
  const joiners = longestFirst([...SEPARATORS, ...procedure.serviceWords.joiners.map(dense)].filter(Boolean));
  const named = new Set<string>();
  while (rest !== '') {
    const name = names.find((word) => rest.startsWith(word));
    if (name !== undefined) named.add(byWord.get(name) ?? '');
    const joiner = name ?? joiners.find((word) => rest.startsWith(word));
    if (joiner === undefined) return null;
    rest = rest.slice(joiner.length);
  }
  return named.size === 0 ? null : services.map(([id]) => id).filter((id) => named.has(id));
}

/** Longer than all services of a procedure together. */
const LONGEST_NAMES = 120;
/** What may stand behind the names of services. */
const BEHIND = /[\s:：=、,，.。．｡]/;

/** The services that `text` begins with, and what follows them as written; none when it begins with something else. */
export function leadingServices(
  text: string,
  procedure: ProcedureWords,
): { readonly services: readonly string[]; readonly rest: string } {
  for (let end = Math.min(text.length, LONGEST_NAMES); end > 0; end -= 1) {
    if (end < text.length && !BEHIND.test(text.charAt(end))) continue;
    const services = readServices(fold(text.slice(0, end)), procedure);
    if (services !== null) return { services, rest: withoutMarks(text.slice(end)) };
  }
  return { services: [], rest: text };
}
