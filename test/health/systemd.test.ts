/** What systemd is told, and when it is told nothing. */
import { expect } from 'chai';
import { supervisor } from '../../src/health/systemd.ts';
import { watch } from '../mailbox/desk-mailbox.ts';

function supervised(env: Record<string, string>, isAlive = () => true) {
  const said: string[] = [];
  const events = watch();
  const systemd = supervisor({
    env,
    isAlive,
    status: () => 'attends to the mailbox',
    notify: async (words) => {
      said.push(words.join(' '));
      events.changed();
    },
  });
  return { systemd, said, until: events.until };
}

describe('the word to systemd', () => {
  const env = { NOTIFY_SOCKET: '/run/systemd/notify' };

  it('is READY at the start and STOPPING at the end', async () => {
    const { systemd, said } = supervised(env);
    await systemd.ready();
    await systemd.stopping();
    expect(said).to.deep.equal(['READY=1 STATUS=attends to the mailbox', 'STOPPING=1 STATUS=finishes what is in hand']);
  });

  it('is a sign of life three times in each period of the watchdog', async () => {
    const { systemd, said, until } = supervised({ ...env, WATCHDOG_USEC: '30000' });
    await systemd.ready();
    await until(() => said.length >= 4);
    await systemd.stopping();
    expect(said[1]).to.equal('WATCHDOG=1 STATUS=attends to the mailbox');
  });

  it('is no sign of life when the loops do not live', async () => {
    let asked = 0;
    const events = watch();
    const { systemd, said } = supervised({ ...env, WATCHDOG_USEC: '30000' }, () => {
      asked += 1;
      events.changed();
      return false;
    });
    await systemd.ready();
    await events.until(() => asked >= 3);
    await systemd.stopping();
    expect(said.filter((words) => words.startsWith('WATCHDOG'))).to.deep.equal([]);
  });

  it('is none without systemd, and no watchdog when that is meant for another process', async () => {
    const alone = supervised({});
    await alone.systemd.ready();
    await alone.systemd.stopping();
    expect(alone.said).to.deep.equal([]);
    const other = supervised({ ...env, WATCHDOG_USEC: '3000', WATCHDOG_PID: '1' });
    const own = supervised({ ...env, WATCHDOG_USEC: '3000', WATCHDOG_PID: String(process.pid) });
    await other.systemd.ready();
    await own.systemd.ready();
    await own.until(() => own.said.length >= 5);
    expect(other.said).to.deep.equal(['READY=1 STATUS=attends to the mailbox']);
    await Promise.all([own.systemd.stopping(), other.systemd.stopping()]);
  });

  it('that cannot be said does not end the daemon', async () => {
    const path = process.env.PATH;
    process.env.PATH = '/nowhere';
    try {
      await supervisor({ env, isAlive: () => true, status: () => '' }).ready();
    } finally {
      process.env.PATH = path;
    }
  });
});
