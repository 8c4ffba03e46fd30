/** UNDO: takes a decision back while it cools off. */
import { bareKeyword, type Keyword } from '../keyword.ts';
import type { StaffOrder } from '../orders.ts';

export const undo: Keyword<StaffOrder> = bareKeyword(
  {
    name: 'undo',
    words: ['UNDO', 'STOP', 'CANCEL', '取消', '取り消し', '取り消します', '撤回', '撤回します'],
  },
  { type: 'undo', echo: 'UNDO' },
);
