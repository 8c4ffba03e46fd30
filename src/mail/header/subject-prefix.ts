/** What a subject says before its colon: whether the mail answers another (`Re:`) or passes one on (`Fwd:`, `転送:`). */

import { ANSWER_PREFIXES, FORWARD_PREFIXES } from '../new-text/forward-words.ts';
import { fold } from './fold.ts';

const LONGEST_SUBJECT = 400;
const LONGEST_PREFIX = 16;

/** `text` for comparing with words of many languages: Turkish capitals keep a dot of their own when they are made small. */
export function foldedWord(text: string): string {
  return fold(text).replaceAll('\u0307', '');
}

/** `fwd`, `転送`; tags in brackets before it (`[CDS-…]`) and counts after it (`Re[2]`) do not matter. */
function prefixOf(subject: string): string {
  const bare = foldedWord(subject.slice(0, LONGEST_SUBJECT)).replace(/^(?:[[【(][^\])】]{0,80}[\])】]\s?){1,5}/, '');
  const colon = bare.indexOf(':');
  if (colon < 0 || colon > LONGEST_PREFIX) return '';
  return bare
    .slice(0, colon)
    .replace(/[[(^].{0,8}$/, '')
    .trim();
}

/** Some programs put the word in brackets: `[転送] 件名`, `[Fwd: subject]`. */
function tagOf(subject: string): string {
  return foldedWord(/^[[【（(]([^\]】）):：]{1,16})[\]】）):：]/.exec(subject.trim())?.[1] ?? '');
}

/** Whether `subject`, decoded, says that the mail passes another one on. */
export function saysForwarded(subject: string): boolean {
  return FORWARD_PREFIXES.includes(prefixOf(subject)) || FORWARD_PREFIXES.includes(tagOf(subject));
}

/** Whether `subject`, decoded, says that the mail answers another one. */
export function saysAnswered(subject: string): boolean {
  return ANSWER_PREFIXES.includes(prefixOf(subject));
}

/** What stands behind the first colon of a subject that has such a prefix. */
export function withoutPrefix(subject: string): string {
  return subject.slice(subject.search(/[:：]/) + 1).trim();
}
