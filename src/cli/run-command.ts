/** `salvage-desk run`: the daemon in the foreground, until SIGTERM or SIGINT. */
import { type Logger, pino } from 'pino';
import { loadConfig } from '../config/file.ts';
import { startDaemon } from '../daemon.ts';
import { supervisor } from '../health/systemd.ts';
import { traceOf } from '../mailbox/log.ts';
import { systemNameServers } from '../mailbox/mail-hosts/name-servers.ts';
import { FINE, TEMPORARY } from './exit-codes.ts';
import { logLines } from './log-lines.ts';
import { beThrifty } from './thrift.ts';

/** Resolves at the first signal that asks the program to end. */
function toldToStop(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, resolve);
  });
}

/** What nobody caught ends the daemon at once and is logged without what it may quote; started anew it goes on where it was. */
function endAtBugs(log: Logger): void {
  process.once('uncaughtException', (error) => {
    log.error(
      traceOf(error),
      'a mistake in the program; please report it. Nothing is lost: started again, the desk goes on',
    );
    process.exit(TEMPORARY);
  });
}

/** FINE after a signal; TEMPORARY when the database can no longer be trusted by this process and a new one must look it over. */
export async function runCommand(options: { readonly config: string }): Promise<number> {
  beThrifty();
  const config = loadConfig(options.config);
  const stop = toldToStop();
  const log = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }, logLines());
  endAtBugs(log);
  const daemon = await startDaemon(config, { log, nameServers: systemNameServers() });
  const { health } = daemon;
  const systemd = supervisor({ env: process.env, isAlive: health.isAlive, status: health.status });
  await systemd.ready();
  log.info({}, 'salvage-desk is at work');
  const signal = await Promise.race([stop, health.broken]);
  if (signal) log.info({ signal }, 'finishing what is in hand');
  else log.error({}, 'the database can no longer be trusted by this process; started again, it looks it over first');
  await systemd.stopping();
  await daemon.stop();
  log.info({}, 'ended');
  return signal ? FINE : TEMPORARY;
}
