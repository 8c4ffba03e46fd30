/** Threats P02, P13 and R16: what a mail does to the process that parses it, and what that costs the desk. */
import { fork } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, watch } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { journey } from '../../src/journey.ts';
import { loaderOptions, ParserUnavailable } from '../../src/mailbox/parsing/parser-process.ts';
import { readApart } from '../../src/mailbox/parsing/read-apart.ts';
import { ReadingTakesLong } from '../../src/mailbox/parsing/reading-takes-long.ts';
import { residentMemory } from '../../src/mailbox/parsing/resident-memory.ts';
import { startImapServer } from '../../src/sandbox/imap-server.ts';
import { type DeskInMemory, MORI, OFFICE, openDeskInMemory, REQUEST, rawMail } from '../journey/desk-in-memory.ts';
import { deskMailbox, imapSettings } from '../mailbox/desk-mailbox.ts';

const PROGRAM = new URL('./hostile-parser.ts', import.meta.url);
const LIMITS = { milliseconds: 2_000, bytes: 100 * 1024 * 1024 };

function hostile(deed: string, headers: readonly string[] = []): string {
  return rawMail(
    { from: 'somebody@evil.example', subject: deed, text: deed, headers: [`X-Do: ${deed}`, ...headers] },
    '2026-06-03T01:00:00.000Z',
  );
}

const GOOD = rawMail({ from: OFFICE, subject: 'クラウドデータ救出', text: REQUEST }, '2026-06-03T01:00:00.000Z');

describe('A mail that gets the better of its parser', function () {
  this.timeout(300_000);
  let desk: DeskInMemory;
  let told = () => {};
  const open = (patience: number) =>
    openDeskInMemory(() => {}, { apart: { program: PROGRAM, limits: LIMITS, patience, onLate: () => told() } });
  beforeEach(async () => {
    desk = await open(60_000);
  });
  afterEach(() => desk.close());

  const deaths = async (raw: string) =>
    (await desk.desk.store.parserDied(desk.desk.bytesKey(Buffer.from(raw)), desk.now())) - 1;

  for (const [id, deed, word] of [
    ['P02', 'loop', 'parse.time'],
    ['P13', 'allocate', 'parse.memory'],
    ['R16', 'crash', 'parse.crashed'],
    ['R16', 'leave', 'parse.crashed'],
  ] as const) {
    it(`${id}: ${deed}: is set aside as ${word}, staff are told, and the next mail is a ticket`, async () => {
      const outcome = await desk.receiveRaw(hostile(deed));
      expect(outcome).to.include({ verdict: 'quarantined', reason: word, filing: 'leave' });
      const letters = await desk.newLetters();
      expect(letters.map(({ template }) => template)).to.deep.equal(['unreadable', 'unreadable', 'unreadable']);
      expect(letters.map(({ to }) => to)).to.include(MORI);
      expect((await desk.receiveRaw(GOOD)).verdict).to.equal('accepted');
      expect(await desk.desk.store.tickets()).to.have.length(1);
    });
  }

  it('R16: one that claims to come from an office is moved away, too', async () => {
    const mail = hostile('crash').replace('somebody@evil.example', OFFICE);
    expect(await desk.receiveRaw(mail)).to.include({ reason: 'parse.crashed', filing: 'quarantine' });
  });

  it('R16: three children die over it and no more, however often it comes', async () => {
    for (let copy = 0; copy < 3; copy += 1) await desk.receiveRaw(hostile('crash'));
    expect(await deaths(hostile('crash'))).to.equal(3);
    expect(await desk.desk.store.mailsSetAside()).to.have.length(1);
  });

  it('R16: deaths of an earlier run of the daemon are remembered', async () => {
    const key = desk.desk.bytesKey(Buffer.from(hostile('crash')));
    await desk.desk.store.parserDied(key, desk.now());
    await desk.desk.store.parserDied(key, desk.now());
    await desk.receiveRaw(hostile('crash'));
    expect(await deaths(hostile('crash'))).to.equal(3);
  });

  it('R16: a daemon that is stopped meanwhile counts nothing against the mail', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'desk-parser-'));
    const begun = appears(folder);
    let counted = 0;
    const store = {
      mailsSetAside: async () => [],
      forgetHardMail: async () => {},
      async setMailAside() {
        counted += 1;
      },
      async parserDied() {
        counted += 1;
        return counted;
      },
    };
    const settings = { contentKey: Buffer.alloc(32, 5), deskAddress: 'desk@desk.example', maxBytes: 1_000_000 };
    const reader = readApart(settings, { store, clock: desk.now, program: PROGRAM });
    const raw = Buffer.from(hostile('loop', [`X-Pid-File: ${join(folder, 'pid')}`]));
    const reading = reader.read({ raw, receivedAt: desk.now(), folder: 'inbox' }).catch((error: unknown) => error);
    await begun;
    reader.close();
    expect(await reading).to.be.instanceOf(ParserUnavailable);
    expect(counted).to.equal(0);
    rmSync(folder, { recursive: true });
  });

  it('P02: while it is stuck, the mails behind it go on; then it is set aside, and passes count again', async () => {
    await desk.close();
    desk = await open(200);
    const server = await startImapServer({ users: { desk: 'secret' } });
    server.deliver(hostile('loop'));
    server.deliver(GOOD);
    const order: (string | null)[] = [];
    const { mailbox, store, until, lines } = deskMailbox(imapSettings(server), {
      async receive({ raw, receivedAt, folder }) {
        const outcome = await journey({ raw, receivedAt, folder }, desk.desk);
        order.push(outcome.reason ?? outcome.verdict);
        return outcome;
      },
    });
    told = () => mailbox.nudge();
    const stop = new AbortController();
    const run = mailbox.run(stop.signal);
    await until(() => store.passes.length > 0);
    stop.abort();
    await run;
    await server.close();
    expect(order).to.deep.equal(['accepted', 'parse.time']);
    expect(lines.map(({ message }) => message)).to.include('a mail takes long to read; those behind it go on');
  });

  it('says that it takes long, and has the answer when it is asked again', async () => {
    await desk.close();
    desk = await open(200);
    const late = new Promise<void>((resolve) => {
      told = resolve;
    });
    const first = await desk.receiveRaw(hostile('loop')).catch((error: unknown) => error);
    expect(first).to.be.instanceOf(ReadingTakesLong);
    await late;
    expect(await desk.receiveRaw(hostile('loop'))).to.include({ reason: 'parse.time' });
  });

  it('is not the mail’s fault when no child can be started', async () => {
    const broken = await openDeskInMemory(() => {}, { apart: { program: new URL('./not-there.ts', import.meta.url) } });
    const error = await broken.receiveRaw(GOOD).catch((thrown: unknown) => thrown);
    expect(error).to.be.instanceOf(ParserUnavailable);
    expect(await broken.desk.store.mailsSetAside()).to.deep.equal([]);
    await broken.close();
  });

  it('finds no secret in its environment', async () => {
    process.env.DESK_SECRET_KEY = 'canary';
    const read = await desk.desk.read({
      raw: Buffer.from(hostile('tell-environment')),
      receivedAt: desk.now(),
      folder: 'inbox',
    });
    delete process.env.DESK_SECRET_KEY;
    expect('misread' in read && read.misread.seen)
      .to.be.a('string')
      .and.not.match(/canary|PATH|HOME/);
  });

  it('does not outlive a daemon that is killed outright', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'desk-parser-'));
    const file = join(folder, 'pid');
    const begun = appears(folder);
    const daemon = fork(new URL('./short-lived-daemon.ts', import.meta.url), [file], {
      execArgv: loaderOptions(process.execArgv),
      stdio: 'ignore',
    });
    await begun;
    daemon.kill('SIGKILL');
    const pid = Number(readFileSync(file, 'utf8'));
    const latest = Date.now() + 20_000;
    // A process that has ended holds no memory, whether or not somebody has asked for its end.
    while ((await residentMemory(pid)) !== null && Date.now() < latest) await new Promise(setImmediate);
    rmSync(folder, { recursive: true });
    expect(await residentMemory(pid)).to.equal(null);
  });
});

/** Resolves when something has been written into the file `pid` of `folder`. */
function appears(folder: string): Promise<void> {
  return new Promise((resolve) => {
    const watching = watch(folder, () => {
      if (readFileSync(join(folder, 'pid'), 'utf8') === '') return;
      watching.close();
      resolve();
    });
  });
}
