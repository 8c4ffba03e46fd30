/** Whether a desk has nothing left to do: no mail of its own in the inbox, no letter to send, no decision on its way. */
import { In, IsNull, Not } from 'typeorm';
import { dataSourceFor } from '../../src/store/data-source.ts';
import { databaseAddress } from '../../src/store/database-url.ts';
import { OUTBOX } from '../../src/store/entities/outbox.ts';
import { TICKET } from '../../src/store/entities/ticket.ts';
import type { MailServer } from './servers.ts';

const OPEN = ['due', 'sending', 'unknown', 'held'] as const;

/** `forPeople`: how many mails stay in the inbox for good. */
export async function isQuiet(database: string, imap: MailServer, forPeople: number): Promise<boolean> {
  if ((await imap.mails('INBOX')).length !== forPeople) return false;
  const address = databaseAddress(database);
  if (!address) throw new Error('the trial has no database');
  const source = await dataSourceFor(address).initialize();
  try {
    const letters = await source.manager.countBy(OUTBOX, { state: In(OPEN) });
    const cooling = await source.manager.countBy(TICKET, { coolingSince: Not(IsNull()) });
    return letters + cooling === 0;
  } finally {
    await source.destroy();
  }
}
