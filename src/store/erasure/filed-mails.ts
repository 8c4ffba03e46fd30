/** Mails in the folders the desk files into: which of them are to be removed, and what the database forgets of them. */
import { Brackets, type EntityManager, In, IsNull } from 'typeorm';
import { IDENTITY_DOCUMENT } from '../../domain/application/application.ts';
import { IDENTITY_DOCUMENT_DAYS } from '../../domain/retention.ts';
import { type Instant, plusDays } from '../../domain/time.ts';
import { MAIL } from '../entities/mail.ts';

/** A mail that the desk has filed itself; mails of people are never among them. */
export interface FiledMail {
  readonly contentKey: string;
  /** INTERNALDATE, by which it is found again. */
  readonly receivedAt: Instant;
}

const CONCERNED = 'SELECT 1 FROM mail_ticket c JOIN ticket t ON t.id = c.ticket WHERE c.content_key = mail.content_key';
const OF_NO_TICKET = `NOT EXISTS (${CONCERNED})`;
const OF_ERASED_TICKETS = `EXISTS (${CONCERNED}) AND NOT EXISTS (${CONCERNED} AND t.erased_at IS NULL)`;
/** A value that quotes the word has its quotation marks escaped in JSON, so only a warning fits. */
const SHOWS_A_DOCUMENT = `EXISTS (${CONCERNED} AND t.content LIKE :document)`;

/**
 * Those to remove at `now`, oldest first: mails whose tickets are all erased; mails that led to no ticket, after
 * `retentionDays`; mails of a request that showed an identity document, after a week.
 */
export async function mailsToRemove(
  manager: EntityManager,
  now: Instant,
  retentionDays: number,
): Promise<readonly FiledMail[]> {
  const rows = await manager
    .createQueryBuilder(MAIL, 'mail')
    .select(['mail.contentKey', 'mail.receivedAt'])
    .where({ filing: In(['done', 'quarantine']), removedAt: IsNull() })
    .andWhere(
      new Brackets((due) =>
        due
          .where(`(${OF_ERASED_TICKETS})`)
          .orWhere(`(mail.handled_at < :before AND ${OF_NO_TICKET})`, { before: plusDays(now, -retentionDays) })
          .orWhere(`(mail.handled_at < :week AND ${SHOWS_A_DOCUMENT})`, {
            week: plusDays(now, -IDENTITY_DOCUMENT_DAYS),
            document: `%"${IDENTITY_DOCUMENT}"%`,
          }),
      ),
    )
    .orderBy('mail.received_at', 'ASC')
    .addOrderBy('mail.content_key', 'ASC')
    .getMany();
  return rows.map(({ contentKey, receivedAt }) => ({ contentKey, receivedAt }));
}

/** It is in neither folder any more. */
export async function mailRemoved(manager: EntityManager, contentKey: string, at: Instant): Promise<void> {
  await manager.update(MAIL, { contentKey }, { removedAt: at });
}

/** What a proof rests on names the domain, too. */
const NO_DOMAIN = { originDomain: null, originRests: null } as const;

/** The domain that signed a mail may be a person's own. A mail that another ticket still needs keeps it until that is erased. */
export async function forgetOriginDomains(manager: EntityManager, contentKeys: readonly string[]): Promise<void> {
  if (contentKeys.length === 0) return;
  const unneeded = await manager
    .createQueryBuilder(MAIL, 'mail')
    .where({ contentKey: In([...contentKeys]) })
    .andWhere(`NOT EXISTS (${CONCERNED} AND t.erased_at IS NULL)`)
    .getMany();
  const keys = unneeded.map(({ contentKey }) => contentKey);
  if (keys.length > 0) await manager.update(MAIL, { contentKey: In(keys) }, NO_DOMAIN);
}

/** The same for mails that led to no ticket and were handled before `before`. */
export async function forgetOldOriginDomains(manager: EntityManager, before: Instant): Promise<void> {
  const old = await manager
    .createQueryBuilder(MAIL, 'mail')
    .select(['mail.contentKey'])
    .where('mail.handled_at < :before AND (mail.origin_domain IS NOT NULL OR mail.origin_rests IS NOT NULL)', {
      before,
    })
    .andWhere(OF_NO_TICKET)
    .getMany();
  for (const { contentKey } of old) await manager.update(MAIL, { contentKey }, NO_DOMAIN);
}
