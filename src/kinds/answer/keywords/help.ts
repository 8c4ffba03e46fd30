/** HELP: how to answer. Beside another command it would be doubt, so it stands alone. */
import { bareKeyword, type Keyword } from '../../staff-reply/keyword.ts';
import type { PartyOrder } from '../orders.ts';

export const help: Keyword<PartyOrder> = bareKeyword(
  { name: 'help', words: ['HELP', 'ヘルプ'], alone: true },
  { type: 'help', echo: 'HELP' },
);
