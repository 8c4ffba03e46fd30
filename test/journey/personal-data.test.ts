/** Data that must not travel: numbers of identity documents reach neither store nor letters, and nobody's data reaches somebody else's letter. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import fc from 'fast-check';
import { receivedLetters } from '../../src/cli/received.ts';
import { loadConfig } from '../../src/config/file.ts';
import { journey } from '../../src/journey.ts';
import { entitiesWith } from '../../src/store/entities/register.ts';
import { openDesk } from '../../src/wiring.ts';
import { databaseWithTables, ON_SQLITE, type OtherHand } from '../store/fresh-database.ts';
import { type DeskInMemory, OFFICE, openDeskInMemory, REQUEST, rawMail } from './desk-in-memory.ts';

const NOW = '2026-06-10T00:00:00.000Z';
const CANARIES = [
  '731946208517',
  '7319 4620 8517',
  '7319-4620-8517',
  '７３１９４６２０８５１７',
  'QZ7319462',
  'ＱＺ７３１９４６２',
];

/** Every text and blob of every table, readable as text. */
async function everythingIn({ sql }: OtherHand): Promise<string> {
  const cells: unknown[] = [];
  for (const { options } of entitiesWith('blob'))
    cells.push(...(await sql(`SELECT * FROM "${options.name}"`)).flatMap(Object.values));
  return cells.map((cell) => (Buffer.isBuffer(cell) ? cell.toString('latin1') : String(cell))).join('\n');
}

describe('The number of an identity document', () => {
  it('that was typed stands nowhere in the store and in no letter; the account survives', async () => {
    const database = await databaseWithTables();
    const config = loadConfig('fixtures/desk.yaml');
    const desk = await openDesk(config, { database: database.url, clock: () => NOW, trustSender: true });
    let letters = '';
    for (const [at, canary] of CANARIES.entries()) {
      const text = REQUEST.replace('9900000101', `99000003${at}0`).replace(
        '必要なため。',
        `必要なため。番号は ${canary} です。\n`,
      );
      const raw = rawMail(
        { from: 'gakumu@eng.desk.example', subject: `データ救出 ${canary}`, text: `${text}\n備考：${canary}` },
        NOW,
      );
      const { verdict } = await journey({ raw: Buffer.from(raw), receivedAt: NOW, folder: 'inbox' }, desk);
      expect(verdict).to.equal('accepted');
    }
    const tickets = await desk.store.tickets();
    for (const letter of await receivedLetters(await desk.store.letters()))
      letters += `${letter.subject}\n${letter.text}\n`;
    await desk.store.close();

    const file = ON_SQLITE ? readFileSync(join(database.folder, 'desk.sqlite'), 'latin1') : '';
    const kept = `${await everythingIn(await database.otherHand())}\n${file}\n${letters}`;
    await database.remove();
    for (const canary of CANARIES) expect(kept).to.not.include(canary);
    expect(kept).to.include('9900000300').and.to.include('番号は ••••');
    expect(tickets.map(({ application }) => application.warnings)).to.deep.equal(
      CANARIES.map(() => ['identity-document']),
    );
    expect(letters).to.include('本人確認書類の写しまたはその番号');
  });
});

describe('Two applicants of one mail', () => {
  let desk: DeskInMemory;
  before(async () => {
    desk = await openDeskInMemory();
  });
  after(() => desk.close());

  const digits = (length: number) =>
    fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((list) => list.join(''));
  const letters = (length: number) =>
    fc
      .array(fc.constantFrom(...'bdfghjklmpqrtvwz'), { minLength: length, maxLength: length })
      .map((list) => list.join(''));
  const person = fc.record({
    account: digits(10),
    number: digits(6),
    name: letters(8),
    contact: letters(9),
    reason: letters(12),
  });

  it('never have a word of one in a letter about the other, and are two tickets or none', async () => {
    await fc.assert(
      fc.asyncProperty(
        person,
        person,
        fc.constantFrom('\n', '\n\n', '\n\n2.\n'),
        fc.boolean(),
        async (one, other, between, whole) => {
          const block = (who: typeof one) =>
            [
              `氏名：${who.name}`,
              `UTokyo Account：${who.account}`,
              `学籍番号：37-${who.number}`,
              '所属：工学系研究科',
              ...(whole ? [`理由：${who.reason}`, '対象サービス：両方', '本人確認：済'] : []),
              `連絡先：${who.contact}@mailbox.example`,
            ].join('\n');
          const { tickets } = await desk.receive({
            from: OFFICE,
            subject: `データ救出 ${one.account}`,
            text: `${block(one)}${between}${block(other)}`,
          });
          expect([0, 2]).to.include(tickets.length);
          for (const { subject, text, to } of await desk.newLetters()) {
            const about = tickets.find((id) => subject.includes(id));
            if (!about) continue;
            const theirs = about === tickets[0] ? other : one;
            for (const value of Object.values(theirs))
              expect(`${to}\n${subject}\n${text}`, value).to.not.include(value);
          }
        },
      ),
      { numRuns: 40 },
    );
  });
});
