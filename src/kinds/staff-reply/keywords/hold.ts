/** HOLD: staff wait with the ticket; a note may say why. */
import type { Keyword } from '../keyword.ts';
import type { StaffOrder } from '../orders.ts';
import { leading } from '../prose.ts';
import { lineOrBelow, textBehind } from '../text-behind.ts';

export const hold: Keyword<StaffOrder> = {
  name: 'hold',
  words: ['HOLD', '保留', '保留します'],
  read: (said) => {
    const command = leading(said.lineFrom, said.words);
    if (command === null) return null;
    const found = textBehind(command.rest, said);
    if ('misread' in found) return found;
    const { text, taken } = lineOrBelow(found);
    return { order: { type: 'hold', note: text, echo: 'HOLD' }, ...taken };
  },
};
