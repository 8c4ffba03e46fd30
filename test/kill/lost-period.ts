/** Crash point c17: a backup is taken, the desk works on, is killed and restored, while mailbox, relay and people remember what it forgot. */
import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { deriveKeys } from '../../src/store/keys.ts';
import { RESTORED } from '../../src/store/mails/lost-period.ts';
import { backUp } from '../../src/store/moving/backup.ts';
import { restoreBackup } from '../../src/store/moving/restore.ts';
import { openStore } from '../../src/store/open-store.ts';
import { SECRET } from './configuration.ts';

/** Which letters the relay accepted, counted from its first, between a backup and its restore. */
export interface LostPeriod {
  readonly from: number;
  readonly to: number;
}

export interface Memory {
  /** What has been forgotten so far. */
  readonly lost: readonly LostPeriod[];
  /** From which accepted letter on the operator has let go what a restore held; null: nothing yet. */
  letGoFrom(): number | null;
  /** Takes a backup beside the daemon at work. */
  backUp(): Promise<void>;
  /** Puts the backup back; no daemon may be at work. */
  restore(): Promise<void>;
  /** Lets every letter go that a restore held, as `outbox retry --all` does. */
  letGo(): Promise<void>;
}

interface Place {
  readonly configFile: string;
  readonly database: string;
  clock(): string;
  /** How many letters the relay has accepted. */
  accepted(): number;
}

export function memoryOf({ configFile, database, clock, accepted }: Place): Memory {
  const folder = dirname(configFile);
  const file = join(folder, 'backup.sqlite');
  const keys = deriveKeys(SECRET);
  const shared = { file, folder, database, clock, keys, told: () => {} };
  const lost: LostPeriod[] = [];
  let from = 0;
  let released: number | null = null;
  return {
    lost,
    letGoFrom: () => released,
    async backUp() {
      rmSync(file, { force: true });
      // Whatever the relay accepts from now on may not be in it.
      from = accepted();
      await backUp(shared);
    },
    async restore() {
      await restoreBackup({ ...shared, replace: true });
      lost.push({ from, to: accepted() });
    },
    async letGo() {
      released ??= accepted();
      const store = await openStore({ url: database, keys });
      try {
        const held = (await store.listedLetters('held')).filter(({ reason }) => reason === RESTORED);
        await store.transaction(async (tx) => {
          for (const { id } of held) await tx.retryLetter(id, clock());
        });
      } finally {
        await store.close();
      }
    },
  };
}
