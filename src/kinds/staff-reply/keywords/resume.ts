/** RESUME: the ticket goes on; a note may say why. */
import type { Keyword } from '../keyword.ts';
import type { StaffOrder } from '../orders.ts';
import { leading } from '../prose.ts';
import { lineOrBelow, textBehind } from '../text-behind.ts';

export const resume: Keyword<StaffOrder> = {
  name: 'resume',
  words: ['RESUME', '再開', '再開します'],
  read: (said) => {
    const command = leading(said.lineFrom, said.words);
    if (command === null) return null;
    const found = textBehind(command.rest, said);
    if ('misread' in found) return found;
    const { text, taken } = lineOrBelow(found);
    return { order: { type: 'resume', note: text, echo: 'RESUME' }, ...taken };
  },
};
