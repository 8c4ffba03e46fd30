/** Another process that keeps the SQLite file locked for longer than anybody waits: nothing crashes, nothing is lost, all goes on by itself. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { expect } from 'chai';
import { type DeskOnServers, openDeskOnServers } from '../journey/daemon-on-servers.ts';
import { OFFICE, REQUEST } from '../journey/desk-in-memory.ts';
import { freePort } from './free-port.ts';

const FILE = 'locked.sqlite';
/** To the applicant, the office, two deciders and a helper. */
const LETTERS = 5;
const TEN_SECONDS = 10_000;

describe('A database that another process keeps locked (R10)', function () {
  this.timeout(120_000);
  let desk: DeskOnServers;
  let port: number;
  let other: ChildProcess | undefined;

  beforeEach(async () => {
    port = await freePort();
    // Nothing but the end of the lock may bring the mailbox back to work within the time of this test.
    const more = `health: { port: ${port} }\n`;
    desk = await openDeskOnServers({ database: `sqlite:./${FILE}`, pollSeconds: 3_600, leaseSeconds: 3, more });
  });
  afterEach(async () => {
    other?.kill('SIGKILL');
    await desk.close();
  });

  const said = (words: string) => desk.lines.some(({ message }) => message.includes(words));
  const accepted = () => desk.lines.filter(({ fields }) => fields.verdict === 'accepted').length;
  const letters = () => new Set(desk.sent.map(({ mail }) => mail.messageId)).size;
  const deliver = (n: number) =>
    desk.deliver({ from: OFFICE, subject: `${n}`, text: REQUEST.replace('9900000101', `990000010${n}`) });
  const health = async () => {
    const answer = await fetch(`http://127.0.0.1:${port}/healthz`);
    const { reasons } = (await answer.json()) as { reasons: readonly { happened: string }[] };
    return { status: answer.status, happened: reasons.map(({ happened }) => happened) };
  };

  async function lock(): Promise<() => Promise<void>> {
    const words = ['--import', 'tsx', 'test/servers/hold-lock.ts', join(dirname(desk.configFile), FILE)];
    const child = spawn(process.execPath, words, { stdio: ['pipe', 'pipe', 'inherit'] });
    other = child;
    await once(child.stdout, 'data');
    return async () => {
      const ended = once(child, 'exit');
      child.stdin.end();
      await ended;
    };
  }

  /** One ticket a mail, and of each letter no copy that is not the same letter. */
  async function expectExactly(mails: number, store: { tickets(): Promise<readonly unknown[]> }): Promise<void> {
    expect(await store.tickets()).to.have.length(mails);
    expect(accepted()).to.equal(mails);
    expect(desk.imap.mails('INBOX')).to.have.length(0);
    expect(letters()).to.equal(LETTERS * mails);
    expect(new Set(desk.sent.map(({ to, mail }) => `${to} ${mail.subject}`)).size).to.equal(LETTERS * mails);
  }

  it('keeps mails waiting, is named in health, and everything goes on when it is free', async () => {
    const daemon = await desk.start();
    deliver(1);
    await desk.until(() => accepted() === 1 && letters() === LETTERS);
    const unlock = await lock();
    for (const n of [2, 3, 4, 5]) deliver(n);
    await desk.until(() => said('could not be taken'));
    const during = await health();
    expect(during.status).to.equal(503);
    expect(during.happened).to.deep.equal(['The database cannot be used (locked).']);
    expect(desk.imap.mails('INBOX')).to.have.length(4);

    await unlock();
    await desk.until(() => said('the database can be written again'));
    await desk.until(() => accepted() === 5 && letters() === 5 * LETTERS);
    await daemon.stop();
    const again = await desk.start();
    await expectExactly(5, again.desk.store);
    expect(await again.desk.store.verifyAudit()).to.equal(null);
    expect((await health()).status).to.equal(200);
  });

  it('keeps nobody from stopping the daemon, and the next one goes on', async () => {
    const daemon = await desk.start();
    deliver(1);
    await desk.until(() => accepted() === 1 && letters() === LETTERS);
    const unlock = await lock();
    for (const n of [2, 3, 4, 5]) deliver(n);
    await desk.until(() => desk.imap.mails('INBOX').length === 4);
    const began = performance.now();
    await daemon.stop();
    expect(performance.now() - began).to.be.below(TEN_SECONDS);
    expect(accepted()).to.equal(1);

    await unlock();
    const next = await desk.start();
    await desk.until(() => accepted() === 5 && letters() === 5 * LETTERS);
    await next.stop();
    const last = await desk.start();
    await expectExactly(5, last.desk.store);
  });
});
