/** What an address's mails with possession have shown of their origin, and when a failing check contradicts it (design §6). */
import type { Evidence } from '../incoming-mail.ts';

/** Whether each of the last mails proved its origin, oldest first. */
export type OriginHistory = readonly boolean[];

const LAST = 20;
const FEWEST = 5;
const SHARE = 0.95;

/** The history with one more mail in it. */
export function withMark(history: OriginHistory, proven: boolean): OriginHistory {
  return [...history, proven].slice(-LAST);
}

/**
 * The evidence in the light of `history`. A check that fails (a footer put under the text, a forwarder) says little by
 * itself; for an address whose mails otherwise prove themselves, somebody else may be writing.
 */
export function inTheLightOf(history: OriginHistory, evidence: Evidence): Evidence {
  if (evidence.word !== 'auth.failed' || history.length < FEWEST) return evidence;
  const share = history.filter((proven) => proven).length / history.length;
  return share > SHARE ? { ...evidence, origin: 'contradicted', word: 'auth.contradicted' } : evidence;
}
