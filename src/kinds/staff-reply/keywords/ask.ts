/** ASK: a question to the applicant, whose answer is waited for. */
import type { Keyword } from '../keyword.ts';
import type { StaffOrder } from '../orders.ts';
import { readWords } from '../words-to-applicant.ts';

export const ask: Keyword<StaffOrder> = {
  name: 'ask',
  words: ['ASK', '照会', '質問', '差戻し', '差し戻し'],
  statesToo: true,
  read: (said) => readWords('ask', said),
};
