/** A departmental office answers a letter of ours: it confirms, denies, supplies what is missing, or has words for staff. */
import { officeAt, sameAddress } from '../../domain/rules/registry.ts';
import { answersOf } from '../answer/answers-of.ts';
import { kind } from '../kind.ts';
import type { AnsweredLetter } from '../knowledge.ts';
import { OFFICE_KEYWORDS } from './keywords.ts';

export const officeReply = kind<AnsweredLetter>({
  name: 'office-reply',
  readsMachines: false,
  /** Possession is the recipient's alone: another address of the same office has not been asked. */
  claims: (mail, { registry, correspondence: { answered } }) => {
    if (answered?.role !== 'office' || !sameAddress(mail.from, answered.recipient)) return null;
    return officeAt(registry, mail.from) && answered;
  },
  read: (answered, mail, known) => answersOf({ role: 'office', answered, keywords: OFFICE_KEYWORDS }, mail, known),
});
