/** `salvage-desk backup FILE` and `restore FILE`. */

import { databaseUrl } from '../config/database-place.ts';
import { loadConfig } from '../config/file.ts';
import { systemClock } from '../config/system-clock.ts';
import { deriveKeys } from '../store/keys.ts';
import { backUp } from '../store/moving/backup.ts';
import { restoreBackup } from '../store/moving/restore.ts';
import { chainLine, countsLine } from './copied-lines.ts';
import { FINE } from './exit-codes.ts';
import { progressLine } from './progress.ts';

interface Options {
  readonly config: string;
}

function deskOf(options: Options) {
  const config = loadConfig(options.config);
  return {
    database: databaseUrl(config),
    folder: config.folder,
    keys: deriveKeys(config.secrets.key),
    clock: systemClock,
  };
}

export async function backupCommand(file: string, options: Options): Promise<number> {
  const progress = progressLine();
  const copied = await backUp({ ...deskOf(options), file, told: progress.told }).finally(progress.clear);
  process.stdout.write(`${file}: ${countsLine(copied)}. ${chainLine(copied)}\n`);
  process.stdout.write('It holds personal data, and belongs to the secretKey of this desk; keep the two apart.\n');
  return FINE;
}

export async function restoreCommand(file: string, options: Options & { readonly replace?: boolean }): Promise<number> {
  const progress = progressLine();
  const asked = { ...deskOf(options), file, replace: options.replace ?? false, told: progress.told };
  const restored = await restoreBackup(asked).finally(progress.clear);
  const { held, aside } = restored;
  const say = (line: string) => process.stdout.write(`${line}\n`);
  say(`Restored: ${countsLine(restored)}. ${chainLine(restored)}`);
  if (aside !== null) say(`What was there before is kept: ${aside}`);
  say(
    'At its next start the desk looks again at the mails it has filed away since that backup; what it did not know becomes a ticket again, under a new number.',
  );
  say(
    `${held} ${held === 1 ? 'letter is' : 'letters are'} held, and those about the time since then will be: they may have left already.`,
  );
  say('`salvage-desk outbox list --state held` shows them, `salvage-desk outbox retry` lets them go.');
  return FINE;
}
