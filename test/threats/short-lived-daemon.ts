/** A process that has a mail parsed which never ends, for being killed meanwhile: the file named first hears of the child's pid. */
import { openParserPool } from '../../src/mailbox/parsing/parser-pool.ts';

const [, , file = ''] = process.argv;
const raw = Buffer.from(`From: a@b.example\r\nX-Do: loop\r\nX-Pid-File: ${file}\r\n\r\n`);
const given = {
  receivedAt: '2026-06-03T01:00:00.000Z',
  folder: 'inbox',
  deskAddress: 'desk@desk.example',
  maxBytes: 1e6,
} as const;
await openParserPool({ program: new URL('./hostile-parser.ts', import.meta.url) }).parse(raw, given);
