/** Writes fixtures/mails/proxy-request/ja-charset-*.eml anew: node --import tsx test/fixtures-maker/make-charset-mails.ts */
import { writeFileSync } from 'node:fs';
import { charsetMailBytes } from './charset-mail.ts';
import { CHARSET_MAILS } from './charset-mails.ts';

for (const [index, mail] of CHARSET_MAILS.entries())
  writeFileSync(`fixtures/mails/proxy-request/${mail.name}.eml`, charsetMailBytes(mail, index + 1));
