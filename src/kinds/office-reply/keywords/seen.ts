/** 確認しました: "seen" as well as "true", so alone it confirms nothing and gets the question back. */

import type { OfficeOrder } from '../../answer/orders.ts';
import { bareKeyword, type Keyword } from '../../staff-reply/keyword.ts';

export const seen: Keyword<OfficeOrder> = bareKeyword(
  {
    name: 'seen',
    words: ['確認', '確認です', '確認しました', '確認いたしました', '確認致しました', '確認済み', '確認済みです'],
  },
  { type: 'seen', echo: 'SEEN' },
);
