/** STATUS: how the ticket stands. */
import { bareKeyword, type Keyword } from '../keyword.ts';
import type { StaffOrder } from '../orders.ts';

export const status: Keyword<StaffOrder> = bareKeyword(
  { name: 'status', words: ['STATUS', '状況'] },
  { type: 'status', echo: 'STATUS' },
);
