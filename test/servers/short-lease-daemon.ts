/** A daemon in a process of its own whose lease is short: node --import tsx test/servers/short-lease-daemon.ts FILE SECONDS. */
import { pino } from 'pino';
import { loadConfig } from '../../src/config/file.ts';
import { startDaemon } from '../../src/daemon.ts';

const [file = '', seconds = ''] = process.argv.slice(2);
const log = pino({ base: null });
const daemon = await startDaemon(loadConfig(file), { log, leaseSeconds: Number(seconds) });
process.once('SIGTERM', () => void daemon.stop());
