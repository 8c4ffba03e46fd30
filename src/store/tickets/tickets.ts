/** Tickets: reading them, and writing them only over what has been read. */
import { type EntityManager, type FindOptionsWhere, In, IsNull, Not } from 'typeorm';
import { hasEnded, type Ticket, type TicketState } from '../../domain/ticket.ts';
import { ENTITLEMENT } from '../entities/entitlement.ts';
import { TICKET_NUMBER } from '../entities/mark.ts';
import { TICKET, type TicketRow } from '../entities/ticket.ts';
import type { Key } from '../keys.ts';
import { findRow, findRows } from '../rows/read-rows.ts';
import { insertRows, updateRows, upsertRow } from '../rows/write-rows.ts';
import { accountHash, ticketAsRow, ticketFromRow } from '../stored-forms.ts';

/** Thrown when a ticket was changed between reading and writing it; the transaction is rolled back. */
export class TicketChanged extends Error {
  override readonly name = 'TicketChanged';
}

export interface TicketDesk {
  read(id: string): Promise<Ticket | null>;
  readMany(ids: readonly string[]): Promise<readonly Ticket[]>;
  ofAccount(account: string, exceptId: string): Promise<readonly Ticket[]>;
  insert(ticket: Ticket): Promise<void>;
  update(ticket: Ticket): Promise<void>;
}

/** Tickets within one transaction: it remembers which version of each was read, because that is what may be overwritten. */
export function ticketDesk(manager: EntityManager, ledger: Key): TicketDesk {
  const versions = new Map<string, number>();

  function read(row: TicketRow): Ticket {
    versions.set(row.id, row.version);
    return ticketFromRow(row);
  }

  return {
    async read(id) {
      const row = await findRow(manager, TICKET, { id });
      return row && read(row);
    },

    async readMany(ids) {
      if (ids.length === 0) return [];
      return (await findRows(manager, TICKET, { id: ids })).map(read);
    },

    async ofAccount(account, exceptId) {
      const hash = accountHash(ledger, account);
      if (hash === null) return [];
      const granted = await findRows(manager, ENTITLEMENT, { accountHash: hash, state: 'granted' });
      const used = new Set(granted.map(({ ticket }) => ticket));
      const own = await findRows(manager, TICKET, { accountHash: hash });
      const missing = [...used].filter((id) => !own.some((row) => row.id === id));
      const rows = missing.length > 0 ? [...own, ...(await findRows(manager, TICKET, { id: missing }))] : own;
      return rows
        .toSorted(byAge)
        .filter(({ id }) => id !== exceptId)
        .map(read)
        .filter((ticket) => !hasEnded(ticket) || used.has(ticket.id) || ticket.state === 'rejected');
    },

    async insert(ticket) {
      await insertRows(manager, TICKET, [ticketAsRow(ticket, 1, ledger)]);
      versions.set(ticket.id, 1);
    },

    async update(ticket) {
      const version = versions.get(ticket.id);
      if (version === undefined)
        throw new Error(`Ticket ${ticket.id} is written without having been read in this transaction.`);
      const row = ticketAsRow(ticket, version + 1, ledger);
      if ((await updateRows(manager, TICKET, { id: ticket.id, version }, row)) !== 1)
        throw new TicketChanged(`Ticket ${ticket.id} was changed meanwhile.`);
      versions.set(ticket.id, version + 1);
    },
  };
}

/** In the order in which they were received. */
function byAge(one: TicketRow, other: TicketRow): number {
  const [a, b] = [`${one.receivedAt} ${one.id}`, `${other.receivedAt} ${other.id}`];
  return a < b ? -1 : Number(a > b);
}

/** The next running number of `year`, from 1. */
export async function nextTicketNumber(manager: EntityManager, year: number): Promise<number> {
  // Transactions that open tickets follow one another (`standFirst`), so what is read here stays true until it is written.
  const last = (await findRow(manager, TICKET_NUMBER, { year }))?.last ?? 0;
  await upsertRow(manager, TICKET_NUMBER, { year, last: last + 1 }, ['year']);
  return last + 1;
}

/** Tickets of which `where` is true, oldest first. */
async function listed(manager: EntityManager, where: FindOptionsWhere<TicketRow>): Promise<readonly Ticket[]> {
  const rows = await manager.find(TICKET, { where, order: { receivedAt: 'ASC', id: 'ASC' } });
  return rows.map(ticketFromRow);
}

export function allTickets(manager: EntityManager): Promise<readonly Ticket[]> {
  return listed(manager, {});
}

export function ticketsIn(manager: EntityManager, states: readonly TicketState[]): Promise<readonly Ticket[]> {
  return listed(manager, { state: In([...states]) });
}

/** Those with a decision that has not been released yet. */
export function ticketsCoolingOff(manager: EntityManager): Promise<readonly Ticket[]> {
  return listed(manager, { coolingSince: Not(IsNull()) });
}
