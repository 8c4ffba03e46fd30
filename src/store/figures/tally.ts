/** Counts for the operator's screens: how many mails and letters stand where, and since when the oldest waits. Nothing personal. */
import { type EntityManager, type FindOptionsWhere, In } from 'typeorm';
import type { Instant } from '../../domain/time.ts';
import { MAIL } from '../entities/mail.ts';
import { OPEN_STATES, OUTBOX, type OutboxRow } from '../entities/outbox.ts';
import { oldestUnsentAcknowledgement } from '../letters/letters-listed.ts';

export interface Tally {
  /** By verdict. */
  readonly mails: Readonly<Record<string, number>>;
  /** Mails that lie in quarantine now. */
  readonly quarantined: number;
  /** By state. */
  readonly letters: Readonly<Record<string, number>>;
  /** Since when the oldest letter is owed that has not left; null when none is. Held letters wait on purpose. */
  readonly oldestUnsent: Instant | null;
  /** The same, of the acknowledgements alone. */
  readonly oldestAcknowledgement: Instant | null;
}

type Counted = { readonly name: string; readonly many: string | number };

/** PostgreSQL gives counts as text. */
function byName(rows: readonly Counted[]): Record<string, number> {
  return Object.fromEntries(rows.map(({ name, many }) => [name, Number(many)]));
}

/** Everything as it stood at one moment, when `manager` reads in a transaction. */
export async function takeTally(manager: EntityManager): Promise<Tally> {
  const mails = manager.createQueryBuilder(MAIL, 'mail').select('mail.verdict', 'name').addSelect('COUNT(*)', 'many');
  const letters = manager
    .createQueryBuilder(OUTBOX, 'letter')
    .select('letter.state', 'name')
    .addSelect('COUNT(*)', 'many');
  const unsent = { state: In(OPEN_STATES) };
  return {
    mails: byName(await mails.groupBy('mail.verdict').getRawMany()),
    quarantined: await manager.countBy(MAIL, { verdict: 'quarantined', filing: 'quarantine' }),
    letters: byName(await letters.groupBy('letter.state').getRawMany()),
    oldestUnsent: await oldest(manager, unsent),
    oldestAcknowledgement: (await oldestUnsentAcknowledgement(manager))?.since ?? null,
  };
}

async function oldest(manager: EntityManager, where: FindOptionsWhere<OutboxRow>): Promise<Instant | null> {
  const [first] = await manager.find(OUTBOX, {
    where,
    order: { createdAt: 'ASC' },
    take: 1,
    select: { id: true, createdAt: true },
  });
  return first?.createdAt ?? null;
}
