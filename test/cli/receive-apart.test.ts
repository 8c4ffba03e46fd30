/** Threats P02, P13: a mail given to `receive` by hand may be as hostile as one that comes by itself. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { endingOf, TEMPORARY } from '../../src/cli/exit-codes.ts';
import { receiveAndExplain } from '../../src/cli/receive-command.ts';
import { openParserPool } from '../../src/mailbox/parsing/parser-pool.ts';
import { ParserUnavailable } from '../../src/mailbox/parsing/parser-process.ts';
import { REQUEST, rawMail } from '../journey/desk-in-memory.ts';

/** As in fixtures/desk.yaml. */
const OFFICE = 'gakumu@eng.desk.example';
const AT = '2026-06-03T01:00:00.000Z';
const OPTIONS = { config: 'fixtures/desk.yaml', trustSender: true, now: AT };
const LIMITS = { milliseconds: 500, bytes: 100 * 1024 * 1024 };

describe('receive, with a mail that gets the better of its parser', function () {
  this.timeout(300_000);
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'desk-receive-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function file(name: string, from: string, text: string, headers: readonly string[] = []): string {
    writeFileSync(join(folder, name), rawMail({ from, subject: 'クラウドデータ救出', text, headers }, AT));
    return join(folder, name);
  }

  it('P02: sets it aside and goes on to the next file', async () => {
    const parsers = openParserPool({
      limits: LIMITS,
      program: new URL('../threats/hostile-parser.ts', import.meta.url),
    });
    parsers.warmUp();
    try {
      const files = [file('loop.eml', 'x@evil.example', 'x', ['X-Do: loop']), file('good.eml', OFFICE, REQUEST)];
      const { received } = await receiveAndExplain(files, OPTIONS, parsers);
      expect(received.mails.map(({ verdict, reason }) => [verdict, reason])).to.deep.equal([
        ['quarantined', 'parse.time'],
        ['accepted', null],
      ]);
      expect(received.tickets).to.have.length(1);
    } finally {
      parsers.close();
    }
  });

  it('ends as temporary trouble when the machine starts no parser', async () => {
    const parsers = openParserPool({ program: new URL('./not-there.ts', import.meta.url) });
    parsers.warmUp();
    const good = file('good.eml', OFFICE, REQUEST);
    const error = await receiveAndExplain([good], OPTIONS, parsers).catch((thrown: unknown) => thrown);
    expect(error).to.be.instanceOf(ParserUnavailable);
    expect(endingOf(error)).to.include({ code: TEMPORARY });
  });
});
