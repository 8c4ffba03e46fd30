/** Every fixture mail, in the order that gives them their numbers: new ones are added at the end of the last list. */

import { EMAIL_FORM_MAILS } from './email-form-mails.ts';
import { FORM_MAILS } from './form-mails.ts';
import { FORWARD_MAILS } from './forward-mails.ts';
import { HABIT_MAILS } from './habit-mails.ts';
import { HTML_MAILS } from './html-mails.ts';
import { IDENTITY_DOCUMENT_MAILS } from './identity-document-mails.ts';
import { MESSY_MAILS } from './messy-mails.ts';
import type { FixtureMail } from './mime.ts';
import { OFFICE_MAILS_EN } from './office-mails-en.ts';
import { OFFICE_MAILS_JA } from './office-mails-ja.ts';
import { OTHER_MAILS } from './other-mails.ts';
import { SEVERAL_APPLICANT_MAILS } from './several-applicant-mails.ts';
import { TABLE_HABIT_MAILS } from './table-habit-mails.ts';

export const ALL_MAILS: readonly FixtureMail[] = [
  ...OFFICE_MAILS_JA,
  ...OFFICE_MAILS_EN,
  ...FORM_MAILS,
  ...OTHER_MAILS,
  ...MESSY_MAILS,
  ...SEVERAL_APPLICANT_MAILS,
  ...FORWARD_MAILS,
  ...HTML_MAILS,
  ...EMAIL_FORM_MAILS,
  ...IDENTITY_DOCUMENT_MAILS,
  ...HABIT_MAILS,
  ...TABLE_HABIT_MAILS,
];
