/** ANSWER: words to the applicant that change nothing. */
import type { Keyword } from '../keyword.ts';
import type { StaffOrder } from '../orders.ts';
import { readWords } from '../words-to-applicant.ts';

export const answer: Keyword<StaffOrder> = {
  name: 'answer',
  words: ['ANSWER', '回答'],
  statesToo: true,
  read: (said) => readWords('answer', said),
};
