/** PROVIDED: the access has been provided, and the week begins. */
import { bareKeyword, type Keyword } from '../keyword.ts';
import type { StaffOrder } from '../orders.ts';

export const provided: Keyword<StaffOrder> = bareKeyword(
  { name: 'provided', words: ['PROVIDED', '提供済', '提供済み', '提供しました'] },
  { type: 'provided', echo: 'PROVIDED' },
);
