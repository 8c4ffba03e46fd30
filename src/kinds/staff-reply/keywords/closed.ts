/** CLOSED: the access has been closed after its time. */
import { bareKeyword, type Keyword } from '../keyword.ts';
import type { StaffOrder } from '../orders.ts';

export const closed: Keyword<StaffOrder> = bareKeyword(
  { name: 'closed', words: ['CLOSED', '終了', '終了しました'] },
  { type: 'closed', echo: 'CLOSED' },
);
