/** The once-only ledger: reserved by an approval that cools off, granted by its release, given back by an UNDO. */
import { type EntityManager, In, Not } from 'typeorm';
import { ACCOUNT, type Application, fieldValue } from '../../domain/application/application.ts';
import type { Instant } from '../../domain/time.ts';
import { ENTITLEMENT } from '../entities/entitlement.ts';
import type { Key } from '../keys.ts';
import { findRows } from '../rows/read-rows.ts';
import { accountHash } from '../stored-forms.ts';

/** Services of an account that are used, or reserved for another ticket than `exceptTicketId`. */
export async function entitlementsUsed(
  manager: EntityManager,
  accountHash: string,
  exceptTicketId: string,
): Promise<readonly string[]> {
  const rows = await findRows(manager, ENTITLEMENT, { accountHash });
  return rows
    .filter(({ ticket }) => ticket !== exceptTicketId)
    .map(({ service }) => service)
    .sort();
}

/** The same for the account that an application names; none when it names none. */
export async function usedElsewhere(
  manager: EntityManager,
  ledger: Key,
  ticket: string,
  application: Application,
): Promise<readonly string[]> {
  const hash = accountHash(ledger, fieldValue(application, ACCOUNT));
  return hash === null ? [] : entitlementsUsed(manager, hash, ticket);
}

/**
 * Reserves all `services` for a ticket, or none of them: false when one belongs to another ticket. Repeating it is harmless.
 * Transactions that reserve follow one another (`standFirst`), also those of two daemons; should that ever fail, the primary
 * key still lets one of them through and rolls the other back.
 */
export async function reserveEntitlements(
  manager: EntityManager,
  accountHash: string,
  services: readonly string[],
  ticket: string,
): Promise<boolean> {
  const held = await manager.findBy(ENTITLEMENT, { accountHash, service: In([...services]) });
  if (held.some((right) => right.ticket !== ticket)) return false;
  const own = new Set(held.map(({ service }) => service));
  const wanted = [...new Set(services)].filter((service) => !own.has(service));
  const rows = wanted.map((service) => ({ accountHash, service, ticket, state: 'reserved' as const, grantedAt: null }));
  if (rows.length > 0) await manager.insert(ENTITLEMENT, rows);
  return true;
}

/** Gives reservations back, except for the services in `kept`; what was granted stays. */
export async function freeEntitlements(manager: EntityManager, ticket: string, kept: readonly string[]): Promise<void> {
  const others = kept.length > 0 ? { service: Not(In([...kept])) } : {};
  await manager.delete(ENTITLEMENT, { ticket, state: 'reserved', ...others });
}

/** Makes a ticket's reservations lasting. */
export async function grantEntitlements(manager: EntityManager, ticket: string, at: Instant): Promise<void> {
  await manager.update(ENTITLEMENT, { ticket, state: 'reserved' }, { state: 'granted', grantedAt: at });
}
