/** WITHDRAW: the request is taken back; whoever adds a condition has not said so. */
import { bareKeyword, type Keyword } from '../../staff-reply/keyword.ts';
import type { PartyOrder } from '../orders.ts';

export const withdraw: Keyword<PartyOrder> = bareKeyword(
  {
    name: 'withdraw',
    words: [
      'WITHDRAW',
      'CANCEL',
      '取下げ',
      '取り下げ',
      '取下げます',
      '取り下げます',
      '取り下げいたします',
      '辞退します',
      '辞退いたします',
      'キャンセル',
      'キャンセルします',
    ],
    last: true,
  },
  { type: 'withdraw', echo: 'WITHDRAW' },
);
