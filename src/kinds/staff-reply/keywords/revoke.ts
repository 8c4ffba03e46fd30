/** REVOKE: ends the access at once. */
import { bareKeyword, type Keyword } from '../keyword.ts';
import type { StaffOrder } from '../orders.ts';

export const revoke: Keyword<StaffOrder> = bareKeyword(
  { name: 'revoke', words: ['REVOKE', '緊急停止'] },
  { type: 'revoke', echo: 'REVOKE' },
);
