/** How a running desk fares, and when a process must end because its database can no longer be trusted. */
import { expect } from 'chai';
import { loadConfig } from '../../src/config/file.ts';
import { openHealth } from '../../src/health/open-health.ts';
import { deskOnDisk } from '../cli/desk-on-disk.ts';
import type { LogLine } from '../mailbox/desk-mailbox.ts';
import { timeByHand } from '../store/time-by-hand.ts';

async function opened({ pollSeconds = 60 } = {}) {
  const place = await deskOnDisk();
  const time = timeByHand('2026-04-01T00:00:00.000Z');
  const lines: LogLine[] = [];
  const say = (level: LogLine['level']) => (fields: LogLine['fields'], message: string) =>
    void lines.push({ level, fields, message });
  const config = loadConfig(place.config);
  const health = await openHealth(
    { ...config, imap: { ...config.imap, pollSeconds } },
    {
      store: { tally: () => Promise.reject(new Error('not asked here')) },
      clock: time.clock,
      clocks: time,
      log: { info: say('info'), warn: say('warn'), error: say('error') },
    },
  );
  const close = async () => {
    await health.close();
    await place.close();
  };
  const isBroken = () => Promise.race([health.broken.then(() => true), new Promise((done) => setImmediate(done))]);
  return { health, lines, time, close, isBroken };
}

const failed = (code: string) => ({ is: 'failed', error: Object.assign(new Error('hanako'), { code }) }) as const;

describe('A running desk', () => {
  it('goes on when the disk is full, the database locked or away', async () => {
    const { health, lines, close, isBroken } = await opened();
    for (const code of ['SQLITE_FULL', 'SQLITE_BUSY', 'SQLITE_IOERR_SHMSIZE', 'ECONNREFUSED', '57P01'])
      health.told(failed(code));
    expect(await isBroken()).to.equal(undefined);
    expect(lines.every(({ level }) => level === 'error')).to.equal(true);
    expect(JSON.stringify(lines)).to.not.include('hanako');
    await close();
  });

  for (const code of ['SQLITE_CORRUPT', 'SQLITE_NOTADB', 'SQLITE_IOERR_FSYNC', 'SQLITE_IOERR_WRITE'])
    it(`ends after ${code}: a new process looks the file over before it uses it (threat R12)`, async () => {
      const { health, close, isBroken } = await opened();
      health.told(failed(code));
      expect(await isBroken()).to.equal(true);
      await close();
    });

  it('releases no decision for a while after the clock has jumped (R15)', async () => {
    const { health, time, close } = await opened();
    expect(health.clockJumpedWithin(1_800)).to.equal(false);
    time.set(86_400_000);
    expect(health.clockJumpedWithin(1_800)).to.equal(true);
    time.pass(1_801_000);
    expect(health.clockJumpedWithin(1_800)).to.equal(false);
    await close();
  });

  it('lives through a long pass that takes no mail, and is dead when the mailbox is stuck though the lease is kept', async () => {
    const { health, time, close } = await opened();
    health.told({ is: 'attending' });
    for (let minute = 0; minute < 60; minute++) {
      time.pass(60_000);
      health.told({ is: 'renewed' });
      health.signs.wentOn();
    }
    expect(health.isAlive()).to.equal(true);
    for (let minute = 0; minute < 16; minute++) {
      time.pass(60_000);
      health.told({ is: 'renewed' });
    }
    expect(health.isAlive()).to.equal(false);
    await close();
  });

  it('is not taken for dead between two polls that the configuration has set far apart', async () => {
    const { health, time, close } = await opened({ pollSeconds: 3_600 });
    health.told({ is: 'attending' });
    time.pass(61 * 60_000);
    health.told({ is: 'renewed' });
    expect(health.isAlive()).to.equal(true);
    await close();
  });

  it('counts as dead after a quarter of an hour without any sign', async () => {
    const { health, time, close } = await opened();
    health.told({ is: 'attending' });
    time.pass(14 * 60_000);
    expect(health.isAlive()).to.equal(true);
    time.pass(2 * 60_000);
    expect(health.isAlive()).to.equal(false);
    await close();
  });
});
