/** Erases what the desk has no reason to keep any more: from the database, then from the folders it files into. */
import { plusDays } from '../domain/time.ts';
import type { Log } from '../mailbox/log.ts';
import type { ImapSettings } from '../mailbox/mailbox-settings.ts';
import type { OpenDesk } from '../wiring.ts';
import { removeFiledMails } from './remove-filed-mails.ts';

/**
 * What is due is read from the database, so a night that was missed is made up for by the next. One transaction a ticket:
 * whatever ends the process in between, the rest is done the next time.
 */
export async function eraseDue(settings: ImapSettings, desk: OpenDesk, log: Log): Promise<void> {
  const { store, clock, setting } = desk;
  const now = clock();
  const before = plusDays(now, -setting.policy.retentionDays);
  let tickets = 0;
  for (const id of await store.ticketsToErase(before)) {
    if ((await store.eraseTicket(id, { at: now, who: null })) === 'erased') tickets += 1;
  }
  const letters = await store.eraseWithoutTicket(before, now);
  if (!(await store.sweepErased())) log.warn({}, 'the journal of the database was being read; it is cleaned next time');
  const { removed, left } = await removeFiledMails(settings, desk);
  if (tickets + letters + removed > 0) log.info({ tickets, letters, mails: removed }, 'erased what was due');
  if (left > 0) log.warn({ mails: left }, 'the server did not remove mails; it is asked again next time');
}
