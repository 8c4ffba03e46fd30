/** A parser child as a hostile mail would have it: what a mail says under `X-Do` is done to the process. Other mails are parsed by the real one. */
import { writeFileSync } from 'node:fs';
import { endWithParent } from '../../src/mailbox/parsing/orphan-watch.ts';
import { type ParsingConditions, parseMail } from '../../src/mailbox/parsing/parse-mail.ts';

const DEEDS: Readonly<Record<string, () => void>> = {
  loop() {
    for (;;);
  },
  allocate() {
    const held: Buffer[] = [];
    setInterval(() => held.push(Buffer.alloc(20_000_000, 1)), 20);
  },
  crash: () => process.abort(),
  leave: () => process.exit(0),
  'tell-environment': () => {
    const unread = {
      misread: { word: 'parser.failed', seen: JSON.stringify(process.env) },
      claims: [],
      messageId: null,
    };
    process.send?.({ parsed: { unread }, residentBytes: 0 });
  },
};

endWithParent();
process.on('message', async ({ raw, given }: { raw: Uint8Array; given: ParsingConditions }) => {
  const text = Buffer.from(raw).toString('latin1');
  const file = /^X-Pid-File: (\S+)/m.exec(text)?.[1];
  if (file !== undefined) writeFileSync(file, String(process.pid));
  const deed = DEEDS[/^X-Do: (\S+)/m.exec(text)?.[1] ?? ''];
  if (deed) deed();
  else process.send?.({ parsed: await parseMail(Buffer.from(raw), given), residentBytes: process.memoryUsage.rss() });
});
process.send?.({ residentBytes: process.memoryUsage.rss() });
