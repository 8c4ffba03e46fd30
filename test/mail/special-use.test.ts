import { expect } from 'chai';
import { isSpecialUse } from '../../src/mail/special-use.ts';

describe('A special-use name', () => {
  for (const name of [
    'mailbox.example',
    'a.b.test',
    'x.invalid',
    'HOST.LOCAL',
    'x.onion',
    'x.home.arpa',
    'localhost',
    'x',
  ])
    it(`is ${name}`, () => expect(isSpecialUse(name)).to.equal(true));
  for (const name of ['example.com', 'mail.example.net', 'test.jp', 'example.ac.jp', 'a.contest'])
    it(`is not ${name}`, () => expect(isSpecialUse(name)).to.equal(false));
});
