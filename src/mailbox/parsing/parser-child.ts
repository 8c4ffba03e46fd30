/**
 * The program of a parser child: bytes of a mail come in, the parsed mail goes out. It has no key, no password, no database
 * and no use for the network; what goes wrong in here costs the one mail.
 */
import { Worker } from 'node:worker_threads';
import { type ParsingConditions, parseMail } from './parse-mail.ts';

interface Order {
  readonly raw: Uint8Array;
  readonly given: ParsingConditions;
}

/**
 * A parent that is killed outright closes the channel, which a child in an endless loop never hears of; a thread of its own
 * looks whose child it is.
 */
const ORPHAN_WATCH = `
  const parent = process.ppid;
  setInterval(() => { if (process.ppid !== parent) process.kill(process.pid, 'SIGKILL'); }, 1000);
`;

function tell(answer: unknown): void {
  process.send?.(answer);
}

// A signal to the whole group (Ctrl-C, systemd) is the parent's to hear: it ends its children when the mail in hand is finished.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {});
process.on('disconnect', () => process.exit(0));
process.on('message', async ({ raw, given }: Order) => {
  const parsed = await parseMail(Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength), given);
  tell({ parsed, residentBytes: process.memoryUsage.rss() });
});
new Worker(ORPHAN_WATCH, { eval: true, execArgv: [] }).unref();
tell({ residentBytes: process.memoryUsage.rss() });
