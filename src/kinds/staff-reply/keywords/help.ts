/** HELP: how to answer. Beside another command it would be doubt, so it stands alone. */
import { bareKeyword, type Keyword } from '../keyword.ts';
import type { StaffOrder } from '../orders.ts';

export const help: Keyword<StaffOrder> = bareKeyword(
  { name: 'help', words: ['HELP', 'ヘルプ'], alone: true },
  { type: 'help', echo: 'HELP' },
);
