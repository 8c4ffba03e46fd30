/** What is remembered of mails that killed or exhausted a parser child, so that they do not come again and again. */
import { type EntityManager, IsNull, Not } from 'typeorm';
import type { Instant } from '../../domain/time.ts';
import { HARD_MAIL } from '../entities/hard-mail.ts';

/** A mail that is not parsed again. */
export interface HardMail {
  /** Keyed hash of its bytes. */
  readonly bytesKey: string;
  /** The misreading under which it is set aside. */
  readonly word: string;
}

/** Notes that a child died over the mail; gives how often that has happened. */
export async function noteDeath(manager: EntityManager, bytesKey: string, at: Instant): Promise<number> {
  const known = await manager.findOneBy(HARD_MAIL, { bytesKey });
  const deaths = (known?.deaths ?? 0) + 1;
  await manager.upsert(HARD_MAIL, { bytesKey, deaths, word: known?.word ?? null, lastAt: at }, ['bytesKey']);
  return deaths;
}

export async function setAside(manager: EntityManager, { bytesKey, word }: HardMail, at: Instant): Promise<void> {
  const known = await manager.findOneBy(HARD_MAIL, { bytesKey });
  await manager.upsert(HARD_MAIL, { bytesKey, deaths: known?.deaths ?? 0, word, lastAt: at }, ['bytesKey']);
}

export async function mailsSetAside(manager: EntityManager): Promise<readonly HardMail[]> {
  const rows = await manager.findBy(HARD_MAIL, { word: Not(IsNull()) });
  return rows.flatMap(({ bytesKey, word }) => (word === null ? [] : [{ bytesKey, word }]));
}

/** The mail is parsed again, as if it had never been seen (after an upgrade). */
export async function forgetHardMail(manager: EntityManager, bytesKey: string): Promise<void> {
  await manager.delete(HARD_MAIL, { bytesKey });
}
