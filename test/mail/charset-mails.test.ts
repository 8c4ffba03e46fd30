import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { charsetMailBytes } from '../fixtures-maker/charset-mail.ts';
import { CHARSET_MAILS } from '../fixtures-maker/charset-mails.ts';
import { read } from './mails.ts';

describe('a request in the characters of an old or careless program', () => {
  for (const [index, one] of CHARSET_MAILS.entries())
    it(`is read to the letter: ${one.name}`, async () => {
      const raw = readFileSync(`fixtures/mails/proxy-request/${one.name}.eml`);
      expect(raw.equals(charsetMailBytes(one, index + 1)), 'the file is as its maker writes it').to.equal(true);
      const { subject, text } = await read(raw);
      expect(subject).to.equal(one.title);
      expect(text).to.include('共通ID：99110002');
      for (const trace of ['\u001b', '\ufffd', '\ufeff']) expect(text).to.not.include(trace);
    });
});
