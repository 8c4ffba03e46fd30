/** Two daemon processes on one SQLite file: the holder is stopped, woken late, killed. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as pass } from 'node:timers/promises';
import { expect } from 'chai';
import { loadConfig } from '../../src/config/file.ts';
import { openDesk } from '../../src/wiring.ts';
import { type DeskOnServers, openDeskOnServers } from '../journey/daemon-on-servers.ts';
import { OFFICE, REQUEST } from '../journey/desk-in-memory.ts';
import { watch } from '../mailbox/desk-mailbox.ts';

/** Seconds; longer than a busy machine keeps a daemon from renewing it. */
const LEASE = 5;

interface Line {
  readonly msg: string;
  readonly verdict?: string;
}

describe('The lease between processes (R14)', function () {
  this.timeout(180_000);
  let desk: DeskOnServers;
  const children: ChildProcess[] = [];
  const events = watch();

  beforeEach(async () => {
    desk = await openDeskOnServers();
  });
  afterEach(async () => {
    for (const child of children.splice(0)) {
      if (child.exitCode !== null || child.signalCode !== null) continue;
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    }
    await desk.close();
  });

  function start() {
    const lines: Line[] = [];
    const words = ['--import', 'tsx', 'test/servers/short-lease-daemon.ts', desk.configFile, String(LEASE)];
    const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] });
    children.push(child);
    createInterface({ input: child.stdout }).on('line', (line) => {
      lines.push(JSON.parse(line));
      events.changed();
    });
    const count = (words: string) => lines.filter(({ msg }) => msg.includes(words)).length;
    return {
      child,
      accepted: () => lines.filter(({ verdict }) => verdict === 'accepted').length,
      count,
      said: (words: string, times = 1) => events.until(() => count(words) >= times),
    };
  }

  const deliver = (from: number, to: number) => {
    for (let n = from; n <= to; n++) {
      const text = REQUEST.replace('9900000101', `99000001${String(n).padStart(2, '0')}`);
      desk.deliver({ from: OFFICE, subject: `クラウドデータ救出 ${n}`, text });
    }
  };
  const inDatabase = async <T>(look: (store: Awaited<ReturnType<typeof openDesk>>['store']) => Promise<T>) => {
    const { store } = await openDesk(loadConfig(desk.configFile));
    try {
      return await look(store);
    } finally {
      await store.close();
    }
  };

  it('a holder that sleeps for three leases and wakes up changes nothing, and follows again when the other is killed', async () => {
    const first = start();
    await first.said('this daemon attends');
    deliver(1, 5);
    await events.until(() => first.accepted() === 5);
    const second = start();
    await second.said('stands by');

    first.child.kill('SIGSTOP');
    const stopped = performance.now();
    await second.said('this daemon attends');
    expect(performance.now() - stopped, 'takeover').to.be.below(60_000);
    deliver(6, 10);
    await events.until(() => second.accepted() === 5);
    // The length of the sleep is what is tested here.
    await pass(Math.max(0, 3 * LEASE * 1_000 - (performance.now() - stopped)));
    const { fence } = await inDatabase((store) => store.readLease());
    first.child.kill('SIGCONT');
    await first.said('another daemon has taken the lease over');
    deliver(11, 15);
    await events.until(() => second.accepted() === 10);
    expect(first.accepted()).to.equal(5);
    expect(await inDatabase((store) => store.readLease())).to.include({ fence });

    second.child.kill('SIGKILL');
    const killed = performance.now();
    await first.said('this daemon attends', 2);
    expect(performance.now() - killed, 'takeover').to.be.below(60_000);
    deliver(16, 18);
    await events.until(() => first.accepted() === 8 && desk.sent.length >= 18 * 3);
    first.child.kill('SIGTERM');
    await once(first.child, 'exit');

    const accounts = (await inDatabase((store) => store.tickets())).map(
      ({ application }) => application.values.account,
    );
    expect(accounts).to.have.length(18);
    expect(new Set(accounts).size).to.equal(18);
    expect(await inDatabase((store) => store.verifyAudit())).to.equal(null);
    expect(desk.imap.mails('INBOX')).to.have.length(0);
  });
});
