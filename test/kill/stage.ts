/** Where a desk is tried: its mailbox, its relay, the people who write to it, its clock, and daemons that are ready to begin. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Chance } from '../forge/chance.ts';
import { configuration } from './configuration.ts';
import { type Correspondence, correspondence } from './correspondence.ts';
import type { Crash, CrashPoint, Orders } from './crash-points.ts';
import { type DaemonProcess, spawnDaemon } from './daemon-process.ts';
import { type Memory, memoryOf } from './lost-period.ts';
import { type MailServer, type Relay, startRelay } from './servers.ts';

export interface Place {
  /** The compiled daemon. */
  readonly program: string;
  readonly imap: MailServer;
  /** Null: a SQLite file of its own. */
  readonly database: string | null;
  /** Told of each kill; gives whether there shall be more. */
  goesOn(): boolean;
}

export interface Stage {
  readonly imap: MailServer;
  readonly database: string;
  readonly relay: Relay;
  readonly people: Correspondence;
  /** Backups, and what their restore forgets. */
  readonly memory: Memory;
  /** A daemon that has loaded its code; the next one begins to load. */
  take(): DaemonProcess;
  /** What a daemon is told that comes `later` milliseconds after the one of now. */
  orders(crash: Crash, later?: number): Orders;
  /** The clock goes on by so many milliseconds. */
  pass(milliseconds: number): void;
  /** Acts when the relay sees the daemon come to the point of `crash`; null: nothing is waited for. */
  await(crash: Crash | null, act?: () => void): void;
  /** Resolves when everybody has answered the letters that have come so far. */
  everybodyHasHeard(): Promise<unknown>;
  close(): Promise<void>;
}

export async function openStage(chance: Chance, place: Place): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'salvage-kill-'));
  const configFile = join(folder, 'desk.yaml');
  const database = place.database ?? `sqlite:${join(folder, 'desk.sqlite')}`;
  const { imap } = place;
  let ahead = 0;
  const clock = () => new Date(Date.now() + ahead).toISOString();
  const people = correspondence(chance, clock, (raw) => imap.deliver(raw, clock()));
  let awaited: { readonly point: CrashPoint; left: number; act(): void } | null = null;
  const comes = (point: CrashPoint): boolean => {
    if (awaited?.point !== point) return false;
    awaited.left -= 1;
    if (awaited.left !== 0) return false;
    awaited.act();
    return true;
  };
  const hearing = new Set<Promise<void>>();
  const relay = await startRelay(chance, {
    taking: () => {
      comes('c16');
      if (comes('term')) return chance.maybe(0.5) ? undefined : 'silence';
      return comes('c9') ? 'cut' : undefined;
    },
    accepted: (mail) => {
      const heard: Promise<void> = people.hear(mail).finally(() => hearing.delete(heard));
      hearing.add(heard);
      return comes('c10') ? 'cut' : undefined;
    },
  });
  writeFileSync(configFile, configuration(imap, relay.port, database), { mode: 0o600 });
  let next = spawnDaemon(place.program);
  return {
    ...{ imap, database, relay, people },
    memory: memoryOf({ configFile, database, clock, accepted: () => relay.accepted.length }),
    take() {
      const mine = next;
      next = spawnDaemon(place.program);
      return mine;
    },
    orders: (crash, later = 0) => ({ configFile, crash, ahead: ahead + later }),
    pass(milliseconds) {
      ahead += milliseconds;
    },
    await(crash, act = () => {}) {
      awaited = crash && { point: crash.point, left: crash.nth, act };
    },
    everybodyHasHeard: () => Promise.all(hearing),
    async close() {
      next.kill('SIGKILL');
      await next.ended;
      await relay.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
