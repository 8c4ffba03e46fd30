/** The records of mails: what has been through the journey, and which tickets it concerned. */
import type { EntityManager } from 'typeorm';
import type { Instant } from '../../domain/time.ts';
import { MAIL, MAIL_TICKET } from '../entities/mail.ts';
import { findRow, findRows } from '../rows/read-rows.ts';
import { deleteRows, insertRows, upsertRow } from '../rows/write-rows.ts';
import { mailAsRow, mailFromRow } from '../stored-forms.ts';
import type { MailRecord } from '../transaction.ts';

export async function findMail(manager: EntityManager, contentKey: string): Promise<MailRecord | null> {
  const row = await findRow(manager, MAIL, { contentKey });
  if (!row) return null;
  const concerned = await findRows(manager, MAIL_TICKET, { contentKey }, ['position']);
  return mailFromRow(
    row,
    concerned.map(({ ticket }) => ticket),
  );
}

/** Writes the record; a better-proven copy of a known mail, which the journey let through, replaces the earlier record. */
export async function recordMail(manager: EntityManager, record: MailRecord): Promise<void> {
  const { contentKey } = record;
  await upsertRow(manager, MAIL, mailAsRow(record), ['contentKey']);
  await deleteRows(manager, MAIL_TICKET, { contentKey });
  const rows = record.tickets.map((ticket, position) => ({ contentKey, position, ticket }));
  await insertRows(manager, MAIL_TICKET, rows);
}

/** The mails that concerned a ticket, in the order they were handled. */
export async function mailsOf(manager: EntityManager, ticket: string): Promise<readonly MailRecord[]> {
  const rows = await manager
    .createQueryBuilder(MAIL, 'mail')
    .innerJoin(MAIL_TICKET.options.name, 'concerned', 'concerned.content_key = mail.content_key')
    .where('concerned.ticket = :ticket', { ticket })
    .orderBy('mail.handled_at', 'ASC')
    .addOrderBy('mail.content_key', 'ASC')
    .getMany();
  return rows.map((row) => mailFromRow(row, [ticket]));
}

/**
 * Whether staff wrote about the ticket after `mail` was received, and were read first. An UNDO that met nothing counts within the same
 * second too, which is all that INTERNALDATE tells: there was a reason for it.
 */
export async function isOvertaken(
  manager: EntityManager,
  ticket: string,
  mail: string,
  receivedAt: Instant,
): Promise<boolean> {
  const others = (await mailsOf(manager, ticket)).filter(({ contentKey }) => contentKey !== mail);
  return others.some(
    ({ kind, reason, receivedAt: theirs }) =>
      kind === 'staff-reply' && (theirs > receivedAt || (theirs === receivedAt && reason === 'not-decided')),
  );
}

/** Mails that were set aside into the quarantine folder and have not gone on since, oldest first. */
export function quarantinedMails(manager: EntityManager): Promise<readonly MailRecord[]> {
  return setAside(manager, 'quarantine');
}

/** Mails that were set aside and left in the inbox, oldest first. */
export function unreadMails(manager: EntityManager): Promise<readonly MailRecord[]> {
  return setAside(manager, 'leave');
}

async function setAside(manager: EntityManager, filing: MailRecord['filing']): Promise<readonly MailRecord[]> {
  const rows = await manager.find(MAIL, {
    where: { verdict: 'quarantined', filing },
    order: { receivedAt: 'ASC', contentKey: 'ASC' },
  });
  return rows.map((row) => mailFromRow(row, []));
}
