import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { receiveFiles } from '../../src/cli/receive-command.ts';
import { KINDS } from '../../src/kinds/routing-table.ts';

const FOLDER = 'fixtures/mails';
/** The hour at which every fixture arrives; the mails are dated a little earlier. */
const NOW = '2026-06-10T00:00:00.000Z';

function filesEndingIn(ending: string): string[] {
  return readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(ending))
    .map((file) => file.slice(0, -ending.length))
    .sort();
}

/** What the desk makes of the mail; of its letters only to whom and which, for their words have twins of their own. */
async function understood(name: string): Promise<unknown> {
  const { mails, tickets, letters } = await receiveFiles([join(FOLDER, `${name}.eml`)], {
    config: 'fixtures/desk.yaml',
    now: NOW,
  });
  const posted = letters.map(({ to, template, language }) => ({ to, template, language }));
  return { mails: mails.map((mail) => ({ ...mail, file: `${name}.eml` })), tickets, letters: posted };
}

describe('Mails and their twins', () => {
  const names = filesEndingIn('.eml');

  for (const name of names) {
    it(`${name}.eml is understood as its twin says`, async () => {
      const twin = join(FOLDER, `${name}.expected.json`);
      const found = await understood(name);
      if (process.env.GOLDEN === 'write') writeFileSync(twin, `${JSON.stringify(found, null, 2)}\n`);
      expect(existsSync(twin), `${twin} is missing; npm run golden writes it`).to.equal(true);
      expect(found).to.deep.equal(JSON.parse(readFileSync(twin, 'utf8')));
    });
  }

  it('no twin stands alone', () => {
    expect(filesEndingIn('.expected.json').filter((name) => !names.includes(name))).to.deep.equal([]);
  });

  it('every mail stands in a folder named after a kind, or among the unreadable', () => {
    const folders = [...KINDS.map((kind) => kind.name), 'unreadable'] as string[];
    expect(names.filter((name) => !folders.includes(name.split('/')[0] ?? ''))).to.deep.equal([]);
  });
});
