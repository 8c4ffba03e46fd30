/** Writes fixtures/mails/**.eml anew: node --import tsx test/fixtures-maker/make-mails.ts */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ALL_MAILS } from './all-mails.ts';
import { bytesOf } from './mime.ts';

for (const [index, mail] of ALL_MAILS.entries()) {
  const path = join('fixtures/mails', `${mail.path}.eml`);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytesOf(mail, index + 1));
}
