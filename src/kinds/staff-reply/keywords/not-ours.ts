/** NOT-OURS: the mail is none of the desk’s, and goes back to people. */
import { bareKeyword, type Keyword } from '../keyword.ts';
import type { StaffOrder } from '../orders.ts';

export const notOurs: Keyword<StaffOrder> = bareKeyword(
  { name: 'not-ours', words: ['NOT-OURS', '対象外'] },
  { type: 'not-ours', echo: 'NOT-OURS' },
);
