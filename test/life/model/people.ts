/** Given: one invented desk under the real procedure, its people, and applications that differ in what matters to its rules. */
import fc from 'fast-check';
import { type Application, CONTACT, type Route } from '../../../src/domain/application/application.ts';
import { missingOf } from '../../../src/domain/application/missing-fields.ts';
import type { Opening } from '../../../src/domain/application/open-ticket.ts';
import type { Staff } from '../../../src/domain/rules/registry.ts';
import { plusDays } from '../../../src/domain/time.ts';
import { OFFICE, sampleApplication, sampleSetting } from '../../../src/letters/samples/sample-tickets.ts';
import { procedure } from '../../letters/our-letters.ts';

function member(name: string, address: string, role: Staff['role'] = 'decider'): Staff {
  return { name, address, language: 'ja', role, signers: [] };
}

export const MORI = member('森 一郎', 'mori@staff.desk.example');
export const LEE = member('Kim Lee', 'lee@staff.desk.example');
export const ITO = member('伊藤 三奈', 'ito@staff.desk.example');
/** The same person as 森, under another address. */
export const ALIAS = member('森 一郎', 'mori+again@staff.desk.example');
export const HELPER = member('補佐 花', 'helper@staff.desk.example', 'helper');
/** Nobody on staff. */
export const STRANGER = member('Some Body', 'stranger@mailbox.example');
export const EVERYBODY = [MORI, LEE, ITO, ALIAS, HELPER, STRANGER];
export const ON_STAFF = [MORI, LEE, ITO, ALIAS, HELPER];

/** Who somebody is, whatever address they write from. */
export function personOf(address: string): string {
  return address.replace('+again', '');
}

export const SETTING = sampleSetting(procedure);
export const SERVICES: readonly string[] = Object.keys(procedure.services);
export const CONTACTS = ['hanako@mailbox.example', 'taro@post.example', ITO.address] as const;
export const ACCOUNTS = ['9900000101', '9900000202'] as const;
export const OPENS_ON = SETTING.desk.opensOn;
export { OFFICE };

/** Ten in the morning at the desk on the 3rd of June 2026. */
export const BEGIN = '2026-06-03T01:00:00.000Z';
/** 180 days before, and one more: the last day that is in time, and the first that is not. */
export const DATES = ['2026-04-01', '2025-12-05', '2025-12-04', '2026-06-04', '2025-08-01'] as const;

function applicationOf(route: Route, changes: Partial<Application>, left: readonly string[]): Application {
  const sample = sampleApplication(procedure, route);
  const values = Object.fromEntries(
    Object.entries({ ...sample.values, ...changes.values }).filter(([field]) => !left.includes(field)),
  );
  const read = { ...sample, ...changes, values };
  return { ...read, missing: missingOf(read, procedure) };
}

/** What one ticket begins with; its number is given by its place. */
export const opening: fc.Arbitrary<Omit<Opening, 'id' | 'others'>> = fc
  .record({
    route: fc.constantFrom<Route>('form', 'office'),
    account: fc.constantFrom(ACCOUNTS[0], ACCOUNTS[0], ACCOUNTS[1]),
    contact: fc.constantFrom(CONTACTS[0], CONTACTS[0], CONTACTS[1], CONTACTS[2]),
    services: fc.subarray([...SERVICES], { minLength: 1 }),
    left: fc.oneof(
      { weight: 3, arbitrary: fc.constant([]) },
      { weight: 2, arbitrary: fc.subarray(['reason', CONTACT, 'account']) },
    ),
    attested: fc.boolean(),
    proven: fc.boolean(),
    daysAgo: fc.constantFrom(0, 0, 0, 1, 300),
  })
  .map(({ route, account, contact, services, left, attested, proven, daysAgo }) => ({
    application: applicationOf(
      route,
      { values: { account, contact }, services, identityAttested: route === 'form' || attested },
      left,
    ),
    officeId: route === 'office' ? OFFICE.id : null,
    officeProven: route === 'office' && proven,
    receivedAt: plusDays(BEGIN, -daysAgo),
  }));
