/** Every fixture mail, in the order that gives them their numbers: new ones are added at the end of the last list. */
import { FORM_MAILS } from './form-mails.ts';
import type { FixtureMail } from './mime.ts';
import { OFFICE_MAILS_EN } from './office-mails-en.ts';
import { OFFICE_MAILS_JA } from './office-mails-ja.ts';
import { OTHER_MAILS } from './other-mails.ts';

export const ALL_MAILS: readonly FixtureMail[] = [
  ...OFFICE_MAILS_JA,
  ...OFFICE_MAILS_EN,
  ...FORM_MAILS,
  ...OTHER_MAILS,
];
