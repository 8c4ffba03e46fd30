/** NOTE: a note for staff, kept with the ticket; helpers may leave one too. */
import type { Keyword } from '../keyword.ts';
import type { StaffOrder } from '../orders.ts';
import { leading } from '../prose.ts';
import { lineOrBelow, textBehind } from '../text-behind.ts';

export const note: Keyword<StaffOrder> = {
  name: 'note',
  words: ['NOTE', 'メモ'],
  statesToo: true,
  read: (said) => {
    const command = leading(said.lineFrom, said.words);
    if (command === null) return null;
    const found = textBehind(command.rest, said, true);
    if ('misread' in found) return found;
    const { text, taken } = lineOrBelow(found);
    return text === null ? { misread: 'text-missing' } : { order: { type: 'note', text, echo: 'NOTE' }, ...taken };
  },
};
