/** The practice letter that a mail answers: it is about no ticket, so it gives possession of nothing. */
import { type EntityManager, In } from 'typeorm';
import type { Instant } from '../../domain/time.ts';
import type { RehearsedLetter } from '../../kinds/knowledge.ts';
import { REHEARSAL } from '../../notifications/rehearsal.ts';
import { OUTBOX, TOKEN } from '../entities/outbox.ts';
import type { Key } from '../keys.ts';
import { isAlive, tokenHash } from '../possession/tokens.ts';
import { roleOf } from '../stored-forms.ts';
import type { MailReferences } from '../transaction.ts';

/** Asked only for mails that bring something of ours back and answer no letter about a ticket. */
export async function findRehearsed(
  manager: EntityManager,
  key: Key,
  mail: MailReferences,
  now: Instant,
): Promise<RehearsedLetter | null> {
  const hashes = [...new Set(mail.tokens.map((text) => tokenHash(key, text)))];
  const tokens = hashes.length > 0 ? await manager.findBy(TOKEN, { hash: In(hashes) }) : [];
  const ids = tokens.map(({ outboxId }) => outboxId);
  const found =
    ids.length > 0
      ? await manager.findOneBy(OUTBOX, { id: In(ids), template: REHEARSAL })
      : mail.references.length > 0
        ? await manager.findOneBy(OUTBOX, { messageId: In([...mail.references]), template: REHEARSAL })
        : null;
  if (!found || roleOf(found) === 'applicant') return null;
  const { recipient } = found;
  const role = roleOf(found) === 'office' ? 'office' : 'staff';
  const own = await manager.findOneBy(TOKEN, { outboxId: found.id });
  const alive = own !== null && isAlive(own, now);
  const until = own && alive ? own.expiresAt : null;
  if (tokens.length === 0) return { role, recipient, by: 'reference', until };
  return { role, recipient, by: alive ? 'token' : 'spent', until };
}
