/** How many letters may leave: the last fence against loops, floods and whoever would have the desk write to a stranger (threats O02, D08). */
import type { Registry } from '../../domain/rules/registry.ts';
import { type Instant, plusMinutes } from '../../domain/time.ts';
import type { Transaction } from '../transaction.ts';
import { type CountName, isRegistered } from './counts.ts';

const HOUR = 60;
const DAY = 24 * HOUR;

export interface Cap {
  /** At most this many letters … */
  readonly most: number;
  /** … within so many minutes … */
  readonly minutes: number;
  /** … of this count; absent: of all counts. */
  readonly of?: CountName;
  /** `desk`: to anybody. `mailbox`: to one mailbox. `ticket`: to one mailbox about one ticket. */
  readonly per: 'desk' | 'mailbox' | 'ticket';
  /** Binds only letters to addresses that are not in the registry and never brought anything of ours back. */
  readonly unprovenOnly?: true;
  /** Binds only letters to such readers. */
  readonly roles?: readonly Capped['role'][];
}

export const CONFIRMATIONS_AN_HOUR = 3;
export const SECOND_ROUNDS_AN_HOUR = 3;

export const CAPS: readonly Cap[] = [
  { most: 200, minutes: HOUR, per: 'desk' },
  { most: 3, minutes: HOUR, per: 'mailbox', unprovenOnly: true },
  { most: 10, minutes: DAY, per: 'mailbox', unprovenOnly: true },
  { most: CONFIRMATIONS_AN_HOUR, minutes: HOUR, of: 'confirmation', per: 'mailbox' },
  { most: 3, minutes: HOUR, of: 'fresh-review', per: 'mailbox' },
  { most: SECOND_ROUNDS_AN_HOUR, minutes: HOUR, of: 'second-round', per: 'mailbox' },
  // A machine that answers with our token in hand looks like a person: what it gets back is little.
  { most: 2, minutes: HOUR, of: 'answer', per: 'ticket', roles: ['office', 'applicant'] },
  { most: 10, minutes: HOUR, of: 'answer', per: 'ticket', roles: ['staff'] },
  { most: 20, minutes: HOUR, of: 'stranger-alert', per: 'mailbox' },
  { most: 1, minutes: HOUR, of: 'many-strangers', per: 'mailbox' },
];

/** Nothing holds these: somebody waits for them, and none of them is owed for a mail that a stranger can write. */
const NEVER_HELD: readonly CountName[] = [
  'decision',
  'acknowledgement',
  'letters-held',
  'acknowledgements-late',
  'login-refused',
];

/** What a cap looks at of a letter. */
export interface Capped {
  readonly countsAs: CountName;
  readonly recipient: string;
  readonly role: 'staff' | 'office' | 'applicant';
  readonly ticketId: string | null;
}

async function isFull(tx: Transaction, cap: Cap, letter: Capped, now: Instant): Promise<boolean> {
  const counted = await tx.lettersCounted({
    atMost: cap.most,
    since: plusMinutes(now, -cap.minutes),
    ...(cap.of === undefined ? {} : { countsAs: cap.of }),
    ...(cap.per === 'desk' ? {} : { recipient: letter.recipient }),
    ...(cap.per === 'ticket' && letter.ticketId !== null ? { ticketId: letter.ticketId } : {}),
  });
  return counted >= cap.most;
}

/** Whether nothing more may leave at all at `now`, but what is never held. */
export async function isDeskFull(tx: Transaction, now: Instant): Promise<boolean> {
  for (const cap of CAPS.filter(({ per, of }) => per === 'desk' && of === undefined)) {
    const counted = await tx.lettersCounted({ atMost: cap.most, since: plusMinutes(now, -cap.minutes) });
    if (counted >= cap.most) return true;
  }
  return false;
}

export function isNeverHeld(countsAs: CountName): boolean {
  return NEVER_HELD.includes(countsAs);
}

/** Whether `letter` would be one too many at `now`: of its own count, of all that leave, or not at all. */
export async function whichCapIsFull(
  tx: Transaction,
  letter: Capped,
  registry: Registry,
  now: Instant,
): Promise<'own' | 'shared' | null> {
  if (isNeverHeld(letter.countsAs)) return null;
  const proven = isRegistered(letter.recipient, registry) || (await tx.hasShownPossession(letter.recipient));
  const binding = CAPS.filter(
    ({ of, unprovenOnly, roles }) =>
      (of === undefined || of === letter.countsAs) &&
      !(unprovenOnly && proven) &&
      (roles === undefined || roles.includes(letter.role)),
  );
  for (const cap of binding.filter(({ of }) => of !== undefined)) if (await isFull(tx, cap, letter, now)) return 'own';
  for (const cap of binding.filter(({ of }) => of === undefined))
    if (await isFull(tx, cap, letter, now)) return 'shared';
  return null;
}
