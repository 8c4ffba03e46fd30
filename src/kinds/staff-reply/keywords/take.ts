/** TAKE: whoever says it looks after the ticket; reminders go there first. */
import { bareKeyword, type Keyword } from '../keyword.ts';
import type { StaffOrder } from '../orders.ts';

export const take: Keyword<StaffOrder> = bareKeyword(
  { name: 'take', words: ['TAKE', '担当します'] },
  { type: 'take', echo: 'TAKE' },
);
