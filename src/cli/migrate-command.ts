/** `salvage-desk migrate`: brings the database up to date and sets, once, from when on mails are the desk's. */
import { loadConfig } from '../config/file.ts';
import { openDesk } from '../wiring.ts';
import { FINE } from './exit-codes.ts';

export async function migrateCommand(options: { readonly config: string }): Promise<number> {
  const config = loadConfig(options.config);
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
