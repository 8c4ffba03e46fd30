/** What a desk has left to do: mails of its own in the inbox, letters to send, decisions on their way. */
import { In, IsNull, Not } from 'typeorm';
import { dataSourceFor } from '../../src/store/data-source.ts';
import { databaseAddress } from '../../src/store/database-url.ts';
import { OPEN_STATES, OUTBOX } from '../../src/store/entities/outbox.ts';
import { TICKET } from '../../src/store/entities/ticket.ts';
import type { MailServer } from './servers.ts';

export interface LeftToDo {
  readonly mails: number;
  readonly letters: number;
  /** Of them, those over a cap: a job of each minute lets them go. */
  readonly held: number;
  readonly decisions: number;
}

export interface Watch {
  /** `forPeople`: how many mails stay in the inbox for good. */
  look(forPeople: number): Promise<LeftToDo>;
  end(): Promise<void>;
}

/** Looks from outside, on a connection of its own. */
export async function watchFromOutside(database: string, imap: MailServer): Promise<Watch> {
  const address = databaseAddress(database);
  if (!address) throw new Error('the trial has no database');
  const source = await dataSourceFor(address).initialize();
  return {
    async look(forPeople) {
      const mails = (await imap.mails('INBOX')).length - forPeople;
      const letters = await source.manager.countBy(OUTBOX, { state: In([...OPEN_STATES, 'held']) });
      const held = await source.manager.countBy(OUTBOX, { state: 'held' });
      const decisions = await source.manager.countBy(TICKET, { coolingSince: Not(IsNull()) });
      return { mails, letters, held, decisions };
    },
    end: () => source.destroy(),
  };
}

export function isNothing({ mails, letters, decisions }: LeftToDo): boolean {
  return mails <= 0 && letters + decisions === 0;
}
