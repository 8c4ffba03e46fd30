/** What the operator sees of a move to another database and of a backup. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect } from 'chai';
import { runCommandLine } from '../../src/cli/command-line.ts';
import { progressLine } from '../../src/cli/progress.ts';
import { journey } from '../../src/journey.ts';
import { OFFICE, REQUEST, rawMail } from '../journey/desk-in-memory.ts';
import { freshDatabase } from '../store/fresh-database.ts';
import { type DeskOnDisk, deskOnDisk, said } from './desk-on-disk.ts';

const RECEIVED = '2026-06-03T01:00:00.000Z';

describe('salvage-desk migrate, backup and restore', () => {
  let place: DeskOnDisk;
  const run = (...args: string[]) => said(() => runCommandLine(['node', 'desk', ...args, '--config', place.config]));

  beforeEach(async () => {
    place = await deskOnDisk();
    const raw = Buffer.from(rawMail({ from: OFFICE, subject: 'クラウドデータ救出', text: REQUEST }, RECEIVED));
    await place.withDesk((desk) => journey({ raw, receivedAt: RECEIVED, folder: 'inbox' }, desk));
  });
  afterEach(() => place.close());

  it('moves the desk, says what was copied and what is next, and the old database does not start any more', async () => {
    const target = await freshDatabase();
    const { code, out, err } = await run('migrate', '--from', place.database, '--to', target.url);
    expect([code, err]).to.deep.equal([0, '']);
    expect(out).to.match(/1 tickets, 1 mails, \d+ letters, \d+ audit rows\. The audit chain holds\./);
    const again = await run('tickets', 'list');
    expect(again.code).to.equal(1);
    expect(again.err).to.contain('was copied to').and.to.contain('letters a second time');
    await target.remove();
  });

  it('takes both addresses or none', async () => {
    const { code, err } = await run('migrate', '--to', 'sqlite:x.sqlite');
    expect(code).to.equal(2);
    expect(err).to.contain('both --from and --to');
    expect((await run('migrate')).out).to.contain('up to date');
  });

  it('ends with 1 and what to do when it is refused', async () => {
    const { code, err } = await run('migrate', '--from', 'sqlite:missing.sqlite', '--to', place.database);
    expect(code).to.equal(1);
    expect(err).to.match(/missing\.sqlite\. Nothing was copied\. Check the path\.\n$/);
  });

  it('writes a backup and puts it back', async () => {
    const file = join(dirname(place.config), 'monday.backup');
    const saved = await run('backup', file);
    expect([saved.code, existsSync(file)]).to.deep.equal([0, true]);
    expect(saved.out).to.contain('1 tickets').and.to.contain('secretKey');
    expect((await run('backup', file)).code).to.equal(1);
    expect((await run('restore', file)).err).to.contain('restore --replace');
    const restored = await run('restore', file, '--replace');
    expect(restored.code, restored.err).to.equal(0);
    expect(restored.out).to.contain('1 letter is held');
    expect((await run('tickets', 'list')).out).to.contain('1 ticket');
  });
});

describe('progress', () => {
  function stream(isTTY: boolean) {
    const written: string[] = [];
    const write = (text: string) => written.push(text) > 0;
    return { written, line: progressLine({ isTTY, write } as unknown as NodeJS.WriteStream) };
  }

  it('is one line on a terminal, written over and cleared', () => {
    const { written, line } = stream(true);
    line.told('ticket', 500, 1_200);
    line.told('ticket', 1_000, 1_200);
    line.clear();
    line.clear();
    expect(written.join('')).to.equal('\r\x1b[2Kticket: 500 of 1,200\r\x1b[2Kticket: 1,000 of 1,200\r\x1b[2K');
  });

  it('is silent in a pipe', () => {
    const { written, line } = stream(false);
    line.told('ticket', 500, 1_200);
    line.clear();
    expect(written).to.deep.equal([]);
  });
});
