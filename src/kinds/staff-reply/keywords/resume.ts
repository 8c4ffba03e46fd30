/** RESUME: the ticket goes on; a note on the same line may say why. What stands below is said for itself: whoever resumes often decides at once. */
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
    const found = textBehind(command.rest, { ...said, below: () => [] });
    if ('misread' in found) return found;
    const { text, taken } = lineOrBelow(found);
    return { order: { type: 'resume', note: text, echo: 'RESUME' }, ...taken };
  },
};
