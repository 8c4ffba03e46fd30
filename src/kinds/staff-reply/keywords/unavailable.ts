/** UNAVAILABLE: it was approved, and the data are gone. */
import { bareKeyword, type Keyword } from '../keyword.ts';
import type { StaffOrder } from '../orders.ts';

export const unavailable: Keyword<StaffOrder> = bareKeyword(
  { name: 'unavailable', words: ['UNAVAILABLE', '提供不可', '提供できません'] },
  { type: 'unavailable', echo: 'UNAVAILABLE' },
);
