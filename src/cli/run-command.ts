/** `salvage-desk run`: the daemon in the foreground, until SIGTERM or SIGINT. */
import { pino } from 'pino';
import { loadConfig } from '../config/file.ts';
import { startDaemon } from '../daemon.ts';
import { FINE } from './exit-codes.ts';

/** Resolves at the first signal that asks the program to end. */
function toldToStop(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, resolve);
  });
}

export async function runCommand(options: { readonly config: string }): Promise<number> {
  const config = loadConfig(options.config);
  const stop = toldToStop();
  const log = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime });
  const daemon = await startDaemon(config, { log });
  log.info({}, 'salvage-desk is at work');
  const signal = await stop;
  log.info({ signal }, 'finishing what is in hand');
  await daemon.stop();
  log.info({}, 'ended');
  return FINE;
}
