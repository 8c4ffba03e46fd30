/** What a desk has left to do: mails of its own in the inbox, letters to send, decisions on their way. */
import { In, IsNull, Not } from 'typeorm';
import { dataSourceFor } from '../../src/store/connection/data-source.ts';
import { databaseAddress } from '../../src/store/connection/database-url.ts';
import { PLACEMENT } from '../../src/store/entities/mail.ts';
import { MARK } from '../../src/store/entities/mark.ts';
import { OPEN_STATES, OUTBOX } from '../../src/store/entities/outbox.ts';
import { TICKET } from '../../src/store/entities/ticket.ts';
import { RESTORED } from '../../src/store/mails/lost-period.ts';
import type { MailServer } from './servers.ts';

export interface LeftToDo {
  readonly mails: number;
  readonly letters: number;
  /** Of them, those over a cap: a job of each minute lets them go. */
  readonly held: number;
  /** Letters beside them that wait for the operator since a restore. */
  readonly restored: number;
  readonly decisions: number;
  /** Since a restore, filed mails are being looked at again. */
  readonly recovers: boolean;
}

export interface Watch {
  look(): Promise<LeftToDo>;
  end(): Promise<void>;
}

/** Looks from outside, on a connection of its own. */
export async function watchFromOutside(database: string, imap: MailServer): Promise<Watch> {
  const address = databaseAddress(database);
  if (!address) throw new Error('the trial has no database');
  const source = await dataSourceFor(address).initialize();
  return {
    async look() {
      const { manager } = source;
      // What was left there by decision stays there for good.
      const left = await manager.countBy(PLACEMENT, { folder: 'INBOX', filing: 'leave' });
      const mails = (await imap.mails('INBOX')).length - left;
      const restored = await manager.countBy(OUTBOX, { state: 'held', lastReason: RESTORED });
      const held = (await manager.countBy(OUTBOX, { state: 'held' })) - restored;
      const letters = held + (await manager.countBy(OUTBOX, { state: In([...OPEN_STATES]) }));
      const decisions = await manager.countBy(TICKET, { coolingSince: Not(IsNull()) });
      const recovers = (await manager.countBy(MARK, { name: 'recover-since' })) > 0;
      return { mails, letters, held, restored, decisions, recovers };
    },
    end: () => source.destroy(),
  };
}

/** Whether nothing is left; decisions may wait for letters that wait for the operator. */
export function isNothing({ mails, letters, restored, decisions, recovers }: LeftToDo): boolean {
  return mails <= 0 && letters === 0 && !recovers && (decisions === 0 || restored > 0);
}
