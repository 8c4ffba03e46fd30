/** REOPEN: a ticket that ended without access is looked at again. */
import { bareKeyword, type Keyword } from '../keyword.ts';
import type { StaffOrder } from '../orders.ts';

export const reopen: Keyword<StaffOrder> = bareKeyword(
  { name: 'reopen', words: ['REOPEN', '再審査'] },
  { type: 'reopen', echo: 'REOPEN' },
);
