/** The fixture mails are the bytes their maker makes. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { ALL_MAILS } from '../fixtures-maker/all-mails.ts';
import { bytesOf } from '../fixtures-maker/mime.ts';

const FOLDER = 'fixtures/mails';

describe('Fixture mails', () => {
  for (const [index, mail] of ALL_MAILS.entries()) {
    it(`${mail.path}.eml is as its maker makes it`, () => {
      expect(readFileSync(join(FOLDER, `${mail.path}.eml`)).equals(bytesOf(mail, index + 1))).to.equal(true);
    });
  }

  it('bear only invented addresses', () => {
    const addresses = ALL_MAILS.flatMap(
      (mail) =>
        bytesOf(mail, 0)
          .toString('latin1')
          .match(/^(?:From|To): .*$/gm) ?? [],
    );
    expect(addresses.filter((line) => !/\.example>?\r?$/.test(line))).to.deep.equal([]);
  });
});
