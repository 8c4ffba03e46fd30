/**
 * The program of a parser child: bytes of a mail come in, the parsed mail goes out. It has no key, no password, no database
 * and no use for the network; what goes wrong in here costs the one mail.
 */
import { endWithParent } from './orphan-watch.ts';
import { type ParsingConditions, parseMail } from './parse-mail.ts';

interface Order {
  readonly raw: Uint8Array;
  readonly given: ParsingConditions;
}

function tell(answer: unknown): void {
  process.send?.(answer);
}

// A signal to the whole group (Ctrl-C, systemd) is the parent's to hear: it ends its children when the mail in hand is finished.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {});
process.on('message', async ({ raw, given }: Order) => {
  const parsed = await parseMail(Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength), given);
  tell({ parsed, residentBytes: process.memoryUsage.rss() });
});
endWithParent();
tell({ residentBytes: process.memoryUsage.rss() });
