/** Whole replies of staff, cut as the mail room cuts them: what is read in each. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect } from 'chai';
import { newText } from '../../src/mail/new-text/new-text.ts';
import { understood } from './said-to-the-desk.ts';

const FOLDER = 'fixtures/replies';
const READ: Readonly<Record<string, string>> = {
  'staff-ask-en': 'ASK',
  'staff-ask-ja': 'ASK',
  'staff-away-ja': 'AWAY 2026-08-10 2026-08-14',
  'staff-hold-en': 'HOLD / TAKE',
  'staff-note-and-approve-ja': 'NOTE / SET revoked_on 2026-04-01 / APPROVE',
};

describe('a whole reply of staff', () => {
  for (const [name, echo] of Object.entries(READ)) {
    it(`${name} is ${echo}`, () => {
      expect(understood(newText(readFileSync(`${FOLDER}/${name}.txt`, 'utf8')).fresh)).to.equal(echo);
    });
  }

  it('each has its line here', () => {
    const files = readdirSync(FOLDER).filter((file) => file.startsWith('staff-') && !file.endsWith('.reply.txt'));
    expect(files.map((file) => file.replace('.txt', '')).sort()).to.deep.equal(Object.keys(READ));
  });
});
