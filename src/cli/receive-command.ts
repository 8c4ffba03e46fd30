/** `salvage-desk receive FILE…`: the journey by hand, in memory, sending nothing (design §9). */
import { readFileSync } from 'node:fs';
import { loadConfig } from '../config/file.ts';
import { systemClock } from '../config/system-clock.ts';
import { journey } from '../journey.ts';
import type { FieldSource } from '../kinds/application/values/settled-field.ts';
import { openParserPool, type ParserPool } from '../mailbox/parsing/parser-pool.ts';
import { openDesk } from '../wiring.ts';
import { BAD_USAGE, FINE } from './exit-codes.ts';
import { fieldSources } from './field-sources.ts';
import { type Received, type ReceivedMail, receivedLetters } from './received.ts';
import { pageOf, type SourcesByTicket } from './received-page.ts';
import { ticketJson } from './ticket-json.ts';

export interface ReceiveOptions {
  readonly config: string;
  readonly json?: boolean;
  readonly trustSender?: boolean;
  readonly now?: string;
}

/** What other programs may rely on, and beside it, for people, where each field was read. */
export interface Explained {
  readonly received: Received;
  readonly sources: SourcesByTicket;
}

/** Nobody waits behind these mails, in milliseconds. */
const UNHURRIED = 60_000;

/** The mails in `files` as one after another would come in; what the desk would make of them, and whom it would write to. */
export async function receiveFiles(files: readonly string[], options: ReceiveOptions): Promise<Received> {
  return (await receiveAndExplain(files, options)).received;
}

/** The same, with the lines it was read from. With `parsers` mails are read apart in them; without, here: for mails of our own. */
export async function receiveAndExplain(
  files: readonly string[],
  options: ReceiveOptions,
  parsers?: ParserPool,
): Promise<Explained> {
  const config = loadConfig(options.config);
  const { now } = options;
  const clock = now === undefined ? systemClock : () => new Date(now).toISOString();
  const desk = await openDesk(config, {
    database: 'sqlite::memory:',
    clock,
    trustSender: options.trustSender ?? false,
    waitsForDns: false,
    ...(parsers ? { apart: { parsers, patience: UNHURRIED } } : {}),
  });
  try {
    const mails: ReceivedMail[] = [];
    const sources = new Map<string, readonly FieldSource[]>();
    for (const file of files) {
      const taken = { raw: readFileSync(file), receivedAt: desk.clock(), folder: 'inbox' as const };
      const outcome = await journey(taken, desk);
      const { verdict, kind, evidence, tickets, reason } = outcome;
      mails.push({ file, verdict, kind, evidence: evidence.origin, tickets, reason });
      for (const [ticket, read] of await fieldSources(taken, outcome, desk)) sources.set(ticket, read);
    }
    const tickets = (await desk.store.tickets()).map(ticketJson);
    return { received: { mails, tickets, letters: await receivedLetters(await desk.store.letters()) }, sources };
  } finally {
    await desk.close();
  }
}

export async function receiveCommand(files: readonly string[], options: ReceiveOptions): Promise<number> {
  if (options.now !== undefined && Number.isNaN(Date.parse(options.now))) {
    process.stderr.write(`--now ${options.now}: is not an instant. Write it as 2026-04-01T09:30:00+09:00.\n`);
    return BAD_USAGE;
  }
  // Whoever looks at a mail by hand may have a reason to distrust it. The child starts while the desk is put together.
  const parsers = openParserPool();
  parsers.warmUp();
  try {
    const { received, sources } = await receiveAndExplain(files, options, parsers);
    process.stdout.write(options.json ? `${JSON.stringify(received, null, 2)}\n` : pageOf(received, sources));
    return FINE;
  } finally {
    parsers.close();
  }
}
