/** How `run` ends when it cannot go on: with 75, so that systemd starts it anew, and the mail in hand is one ticket then. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { expect } from 'chai';
import { type DeskOnServers, openDeskOnServers } from '../journey/daemon-on-servers.ts';
import { OFFICE, REQUEST } from '../journey/desk-in-memory.ts';
import { watch } from '../mailbox/desk-mailbox.ts';

interface Line {
  readonly msg: string;
  readonly verdict?: string;
}

describe('run, when it cannot go on', function () {
  this.timeout(300_000);
  let desk: DeskOnServers;
  const children: ChildProcess[] = [];

  beforeEach(async () => {
    desk = await openDeskOnServers({ database: 'sqlite:./desk.sqlite' });
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

  function run(failure = '') {
    const lines: Line[] = [];
    const events = watch();
    const words = ['--import', 'tsx', '--import', './test/cli/failing-under-way.ts', 'src/main.ts', 'run'];
    const child = spawn(process.execPath, [...words, '--config', desk.configFile], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, FAILS_WITH: failure },
    });
    children.push(child);
    createInterface({ input: child.stdout }).on('line', (line) => {
      lines.push(JSON.parse(line));
      events.changed();
    });
    const ended = once(child, 'exit').then(([code]) => code as number | null);
    const said = (words: string) => events.until(() => lines.some(({ msg }) => msg.includes(words)));
    const accepted = () => events.until(() => lines.some(({ verdict }) => verdict === 'accepted'));
    return { child, lines, ended, said, accepted };
  }
  const deliver = () => desk.deliver({ from: OFFICE, subject: 'クラウドデータ救出', text: REQUEST });

  async function goesOn(): Promise<void> {
    const next = run();
    await next.accepted();
    next.child.kill('SIGTERM');
    expect(await next.ended).to.equal(0);
    expect(desk.imap.mails('INBOX')).to.have.length(0);
    expect(next.lines.filter(({ verdict }) => verdict === 'accepted')).to.have.length(1);
  }

  it('ends with 75 after a failed fsync, takes nothing on trust, and goes on when started anew', async () => {
    const first = run('EIO');
    await first.said('connected to the mailbox');
    await first.said('salvage-desk is at work');
    first.child.kill('SIGUSR2');
    deliver();
    expect(await first.ended).to.equal(75);
    expect(first.lines.map(({ msg }) => msg)).to.include(
      'the database can no longer be trusted by this process; started again, it looks it over first',
    );
    expect(first.lines.filter(({ verdict }) => verdict === 'accepted')).to.deep.equal([]);
    expect(desk.imap.mails('INBOX')).to.have.length(1);
    await goesOn();
  });

  it('ends with 75 after a mistake in the program, of which the log quotes nothing', async () => {
    const first = run('bug');
    await first.said('salvage-desk is at work');
    first.child.kill('SIGUSR2');
    expect(await first.ended).to.equal(75);
    const logged = JSON.stringify(first.lines);
    expect(logged).to.include('a mistake in the program');
    expect(logged).to.not.match(/CANARY|hanako/);
    deliver();
    await goesOn();
  });
});
