/** Everything that can be known at the end of a trial: the database, the mailbox, and what the relay accepted. */

import type { AcceptedMail } from '../../src/sandbox/smtp-server.ts';
import { dataSourceFor } from '../../src/store/connection/data-source.ts';
import { databaseAddress } from '../../src/store/connection/database-url.ts';
import { AUDIT, type AuditRow } from '../../src/store/entities/audit.ts';
import { OUTBOX, type OutboxRow } from '../../src/store/entities/outbox.ts';
import { TICKET_EVENT, type TicketEventRow } from '../../src/store/entities/ticket.ts';
import { deriveKeys } from '../../src/store/keys.ts';
import { openStore } from '../../src/store/open-store.ts';
import { SECRET } from './configuration.ts';
import { type Expected, markOf } from './correspondence.ts';
import type { LostPeriod } from './lost-period.ts';
import type { Stage } from './stage.ts';

export interface Findings {
  readonly expected: Expected;
  readonly tickets: readonly { readonly id: string; readonly account: string; readonly state: string }[];
  readonly letters: readonly Pick<OutboxRow, 'id' | 'messageId' | 'template' | 'ticket' | 'state' | 'sha256'>[];
  readonly events: readonly Pick<TicketEventRow, 'ticket' | 'seq' | 'type'>[];
  readonly audit: readonly Pick<AuditRow, 'ticket' | 'event' | 'word'>[];
  /** The first broken row of the audit chain, or null. */
  readonly brokenAudit: number | null;
  readonly accepted: readonly AcceptedMail[];
  /** Message-IDs of the letters it refused for good at least once. */
  readonly refused: ReadonlySet<string>;
  /** What restored backups have made the desk forget, and from which accepted letter on the operator let go what they held. */
  readonly lost: readonly LostPeriod[];
  readonly letGoFrom: number | null;
  /** By folder, the marks of the mails in it. */
  readonly folders: Readonly<Record<'inbox' | 'done' | 'quarantine', readonly string[]>>;
}

export async function findingsOf({ database, imap, relay, people, memory }: Stage): Promise<Findings> {
  const { accepted, refused } = relay;
  const { expected } = people;
  const store = await openStore({ url: database, keys: deriveKeys(SECRET) });
  const tickets = (await store.tickets()).map(({ id, application, state }) => ({
    ...{ id, state },
    account: application.values.account ?? '(none)',
  }));
  const brokenAudit = await store.verifyAudit();
  await store.close();
  const rows = await tables(database);
  const marks = async (folder: string) => (await imap.mails(folder)).map(markOf);
  const folders = {
    inbox: await marks('INBOX'),
    done: await marks('Salvage/Done'),
    quarantine: await marks('Salvage/Quarantine'),
  };
  return {
    expected,
    tickets,
    ...rows,
    brokenAudit,
    accepted,
    refused,
    folders,
    lost: memory.lost,
    letGoFrom: memory.letGoFrom(),
  };
}

async function tables(database: string): Promise<Pick<Findings, 'letters' | 'events' | 'audit'>> {
  const address = databaseAddress(database);
  if (!address) throw new Error('the trial has no database');
  const source = await dataSourceFor(address).initialize();
  try {
    return {
      letters: await source.manager.find(OUTBOX),
      events: await source.manager.find(TICKET_EVENT),
      audit: await source.manager.find(AUDIT),
    };
  } finally {
    await source.destroy();
  }
}
