/** `salvage-desk migrate`: brings the database up to date, or moves the desk into another one. */
import { type LoadedConfig, loadConfig } from '../config/file.ts';
import { systemClock } from '../config/system-clock.ts';
import { deriveKeys } from '../store/keys.ts';
import { moveDatabase } from '../store/moving/move-database.ts';
import { openDesk } from '../wiring.ts';
import { chainLine, countsLine } from './copied-lines.ts';
import { BAD_USAGE, FINE } from './exit-codes.ts';
import { progressLine } from './progress.ts';

interface Options {
  readonly config: string;
  readonly from?: string;
  readonly to?: string;
}

export async function migrateCommand({ from, to, config: file }: Options): Promise<number> {
  const config = loadConfig(file);
  if (from === undefined && to === undefined) return bringUpToDate(config);
  if (from === undefined || to === undefined) {
    process.stderr.write('Moving the desk takes both --from and --to. Nothing was done.\n');
    return BAD_USAGE;
  }
  return move(config, from, to);
}

async function move(config: LoadedConfig, from: string, to: string): Promise<number> {
  const progress = progressLine();
  const asked = { from, to, folder: config.folder, keys: deriveKeys(config.secrets.key), clock: systemClock };
  const copied = await moveDatabase({ ...asked, told: progress.told }).finally(progress.clear);
  process.stdout.write(
    `Copied and verified: ${countsLine(copied)}. ${chainLine(copied)}\n` +
      'Now write the new address as `database` into the configuration and start the desk. The old database does not start any more.\n',
  );
  return FINE;
}

/** Sets, once, from when on mails are the desk's. */
async function bringUpToDate(config: LoadedConfig): Promise<number> {
  const desk = await openDesk(config);
  try {
    const before = await desk.store.startAt();
    if (before === null) await desk.store.setStartAt(config.imap.startAt ?? desk.clock());
    const from = await desk.store.startAt();
    process.stdout.write(`The database is up to date. Mails received before ${from} are left to people.\n`);
  } finally {
    await desk.store.close();
  }
  return FINE;
}
