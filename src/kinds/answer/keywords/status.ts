/** STATUS: how the ticket stands. */
import { bareKeyword, type Keyword } from '../../staff-reply/keyword.ts';
import type { OfficeOrder } from '../orders.ts';

export const status: Keyword<OfficeOrder> = bareKeyword(
  { name: 'status', words: ['STATUS', '状況', '進捗'] },
  { type: 'status', echo: 'STATUS' },
);
