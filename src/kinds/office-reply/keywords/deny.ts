/** DENY: the office never asked; the request ends. */

import type { OfficeOrder } from '../../answer/orders.ts';
import { bareKeyword, type Keyword } from '../../staff-reply/keyword.ts';

export const deny: Keyword<OfficeOrder> = bareKeyword(
  {
    name: 'deny',
    words: [
      'DENY',
      'NOT OURS',
      '依頼していません',
      '依頼しておりません',
      '心当たりがありません',
      '心当たりがございません',
    ],
    last: true,
  },
  { type: 'deny', echo: 'DENY' },
);
