/** The register for answers to a second-round letter: there APPROVE carries the code that the letter shows. */
import { argumentOf, type Keyword } from './keyword.ts';
import { approve } from './keywords/approve.ts';
import { KEYWORDS } from './keywords.ts';
import type { StaffOrder } from './orders.ts';

const CODE = /^[a-z2-7]{6}$/;

/** Without its code the word would approve something else than what the letter shows. Said alone, for it carries out all that was asked. */
const approveWithCode: Keyword<StaffOrder> = {
  ...approve,
  alone: true,
  read: (said) => {
    const argument = argumentOf(said);
    if (argument === null) return null;
    if (!CODE.test(argument)) return { misread: 'code-missing' };
    return { order: { type: 'code', code: argument.toUpperCase(), echo: 'APPROVE' } };
  },
};

export const KEYWORDS_WITH_CODE: readonly Keyword<StaffOrder>[] = KEYWORDS.map((keyword) =>
  keyword === approve ? approveWithCode : keyword,
);
