/** `salvage-desk receive FILE…`: the journey by hand, in memory, sending nothing (design §9). */
import { readFileSync } from 'node:fs';
import { loadConfig } from '../config/file.ts';
import { journey } from '../journey.ts';
import { openDesk, systemClock } from '../wiring.ts';
import { BAD_USAGE, FINE } from './exit-codes.ts';
import { type Received, type ReceivedMail, receivedLetters } from './received.ts';
import { pageOf } from './received-page.ts';
import { ticketJson } from './ticket-json.ts';

export interface ReceiveOptions {
  readonly config: string;
  readonly json?: boolean;
  readonly trustSender?: boolean;
  readonly now?: string;
}

/** The mails in `files` as one after another would come in; what the desk would make of them, and whom it would write to. */
export async function receiveFiles(files: readonly string[], options: ReceiveOptions): Promise<Received> {
  const config = loadConfig(options.config);
  const { now } = options;
  const clock = now === undefined ? systemClock : () => new Date(now).toISOString();
  const desk = await openDesk(config, {
    database: 'sqlite::memory:',
    clock,
    trustSender: options.trustSender ?? false,
  });
  try {
    const mails: ReceivedMail[] = [];
    for (const file of files) {
      const taken = { raw: readFileSync(file), receivedAt: desk.clock(), folder: 'inbox' as const };
      const { verdict, kind, evidence, tickets, reason } = await journey(taken, desk);
      mails.push({ file, verdict, kind, evidence: evidence.origin, tickets, reason });
    }
    const tickets = (await desk.store.tickets()).map(ticketJson);
    return { mails, tickets, letters: await receivedLetters(await desk.store.letters()) };
  } finally {
    await desk.store.close();
  }
}

export async function receiveCommand(files: readonly string[], options: ReceiveOptions): Promise<number> {
  if (options.now !== undefined && Number.isNaN(Date.parse(options.now))) {
    process.stderr.write(`--now ${options.now}: is not an instant. Write it as 2026-04-01T09:30:00+09:00.\n`);
    return BAD_USAGE;
  }
  const received = await receiveFiles(files, options);
  process.stdout.write(options.json ? `${JSON.stringify(received, null, 2)}\n` : pageOf(received));
  return FINE;
}
