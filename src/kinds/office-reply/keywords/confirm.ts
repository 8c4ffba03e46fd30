/** CONFIRM: the office did ask, and verified the applicant itself. */

import type { OfficeOrder } from '../../answer/orders.ts';
import { bareKeyword, type Keyword } from '../../staff-reply/keyword.ts';

export const confirm: Keyword<OfficeOrder> = bareKeyword(
  {
    name: 'confirm',
    words: ['CONFIRM', 'CONFIRMED', '相違ありません', '相違ございません', '間違いありません', '当方の依頼です'],
    last: true,
  },
  { type: 'confirm', echo: 'CONFIRM' },
);
