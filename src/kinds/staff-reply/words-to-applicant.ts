/** ASK and ANSWER: the text behind them goes to the applicant as it stands. */
import type { Misread } from '../misread-words.ts';
import type { Said, Understood } from './keyword.ts';
import type { StaffOrder } from './orders.ts';
import { leading } from './prose.ts';
import { textBehind } from './text-behind.ts';
import { isUnfitForOthers } from './words-for-others.ts';

/** Takes the mail to its end: whatever stands below is meant for the applicant, so a decision among it contradicts. */
export function readWords(type: 'ask' | 'answer', said: Said): Understood<StaffOrder> | Misread | null {
  const command = leading(said.lineFrom, said.words);
  if (command === null) return null;
  const found = textBehind(command.rest, said);
  if ('misread' in found) return found;
  const words = [found.inline, found.below].filter((part) => part !== '').join('\n');
  if (words === '') return { misread: 'text-missing' };
  if (isUnfitForOthers(words)) return { misread: 'words-unfit' };
  return { order: { type, words, echo: type.toUpperCase() }, takes: words };
}
