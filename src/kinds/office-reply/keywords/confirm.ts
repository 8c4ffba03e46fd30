/** CONFIRM: the office did ask, and verified the applicant itself. */

import type { OfficeOrder } from '../../answer/orders.ts';
import { bareKeyword, type Keyword } from '../../staff-reply/keyword.ts';

export const confirm: Keyword<OfficeOrder> = bareKeyword(
  {
    name: 'confirm',
    words: [
      'CONFIRM',
      'CONFIRMED',
      '相違ありません',
      '相違ございません',
      '間違いありません',
      '間違いございません',
      '内容に相違ありません',
      '内容に相違ございません',
      '当方の依頼です',
      '当方の依頼に相違ありません',
      '当方の依頼に相違ございません',
      '当方の依頼で間違いありません',
    ],
    last: true,
  },
  { type: 'confirm', echo: 'CONFIRM' },
);
