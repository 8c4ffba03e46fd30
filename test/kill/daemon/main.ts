/** The daemon as the kill harness starts it: the product's own startDaemon, with crash points around the libraries it uses. */
import { loadConfig } from '../../../src/config/file.ts';
import { startDaemon } from '../../../src/daemon.ts';
import type { Orders } from '../crash-points.ts';
import { watchDatabase } from './database-edge.ts';
import { watchMailServers } from './mail-edges.ts';
import { killsAt } from './reached.ts';

/** Nobody is left to give orders: the harness has ended. */
process.once('disconnect', () => process.exit(1));

const print = (fields: unknown, message: string) =>
  process.stdout.write(`${new Date().toISOString()} ${message} ${JSON.stringify(fields)}\n`);

async function obey({ configFile, crash, ahead }: Orders): Promise<void> {
  const reached = killsAt(crash);
  watchDatabase(reached, crash.point === 'c18' ? crash.nth : 0);
  watchMailServers(reached);
  const clock = () => new Date(Date.now() + ahead).toISOString();
  const daemon = await startDaemon(loadConfig(configFile), { log: { info: print, warn: print, error: print }, clock });
  process.send?.('at work');
  process.once('SIGTERM', () => {
    void daemon.stop().then(() => process.exit(0));
  });
}

process.once('message', (orders) => {
  obey(orders as Orders).catch((error: unknown) => {
    process.stdout.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exit(1);
  });
});
process.send?.('loaded');
