/** STATUS: how the ticket stands. */
import { bareKeyword, type Keyword } from '../../staff-reply/keyword.ts';
import type { PartyOrder } from '../orders.ts';

export const status: Keyword<PartyOrder> = bareKeyword(
  { name: 'status', words: ['STATUS', '状況', '進捗'] },
  { type: 'status', echo: 'STATUS' },
);
