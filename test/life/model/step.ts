/** One thing that somebody does, or that happens: what a sequence is made of. */
import fc from 'fast-check';
import type { Staff } from '../../../src/domain/rules/registry.ts';
import { ACCOUNTS, CONTACTS, DATES, EVERYBODY, ON_STAFF, SERVICES } from './people.ts';

/** `of`: which ticket; `late`: so many letters before the newest is answered. */
interface Said {
  readonly who: Staff;
  readonly of: number;
  readonly late: number;
  readonly proven: boolean;
  /** A code of a second round came back, which stands for a proof. */
  readonly coded?: boolean;
}

export type StaffStep = Said &
  (
    | {
        readonly do: 'approve';
        readonly services: readonly string[];
        readonly exception: boolean;
        readonly set: string | null;
      }
    | { readonly do: 'reject'; readonly services: readonly string[] }
    | { readonly do: 'set-date'; readonly value: string }
    | { readonly do: 'set-student' | 'set-sensitive'; readonly value: boolean }
    | { readonly do: 'set-services'; readonly services: readonly string[] }
    | { readonly do: 'set-reason'; readonly value: string }
    | { readonly do: 'ask' | 'answer' | 'note'; readonly text: string }
    | { readonly do: (typeof SHORT)[number] }
  );

export type PartyStep = {
  readonly of: number;
  readonly role: 'office' | 'applicant';
  readonly late: number;
  /** Who writes is not who they say they are. */
  readonly wrong: boolean;
} & (
  | {
      readonly do: 'supply';
      readonly values: Readonly<Record<string, string>>;
      readonly services: readonly string[];
      readonly attests: boolean;
      readonly confirms: boolean;
    }
  | { readonly do: 'words'; readonly text: string | null }
  | { readonly do: 'withdraw' | 'speak' | 'confirm' | 'deny' }
);

export type DeskStep =
  | { readonly do: 'tell' | 'release' | 'clock' | 'prove-office' | 'lose'; readonly of: number }
  | { readonly do: 'pass'; readonly minutes: number }
  | { readonly do: 'leave' | 'join' | 'demote' | 'away' | 'back'; readonly who: Staff }
  | { readonly do: 'policy'; readonly needed: 1 | 2; readonly windowStarts: 'provided' | 'approval' }
  /** Whatever people would do next about the ticket who only want it to go on. */
  | { readonly do: 'along'; readonly of: number }
  /** The same command comes once more, as it was. */
  | { readonly do: 'again' };

export type Step = StaffStep | PartyStep | DeskStep;

/** The rest ends most tickets at once. */
const COMMON = ['undo', 'provided', 'hold', 'resume', 'take', 'reopen'] as const;
const SHORT = [
  'undo',
  'provided',
  'hold',
  'resume',
  'take',
  'closed',
  'unavailable',
  'revoke',
  'reopen',
  'not-ours',
] as const;

const chance = (in10: number) => fc.integer({ min: 0, max: 9 }).map((found) => found < in10);
const of = fc.nat({ max: 2 });
const late = fc.constantFrom(0, 0, 0, 0, 1, 2);
const services = fc.subarray([...SERVICES]);
const said = {
  of,
  late,
  who: fc.constantFrom(...EVERYBODY.slice(0, 3), ...EVERYBODY.slice(0, 3), ...EVERYBODY),
  proven: chance(9),
  coded: chance(1),
};
const party = { of, late, role: fc.constantFrom('office' as const, 'applicant' as const), wrong: chance(1) };
const text = fc.constantFrom('図3の元データのため', 'データの提出を求められているため');

const approve = fc.record({
  ...said,
  do: fc.constant('approve' as const),
  services: fc.oneof(fc.constant([]), services),
  exception: chance(3),
  set: fc.oneof(
    { weight: 2, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.constantFrom(DATES[0], ...DATES) },
  ),
});
const order: fc.Arbitrary<StaffStep> = fc.oneof(
  fc.record({ ...said, do: fc.constant('reject' as const), services: fc.oneof(fc.constant([]), services) }),
  fc.record({ ...said, do: fc.constant('set-date' as const), value: fc.constantFrom(DATES[0], ...DATES) }),
  fc.record({ ...said, do: fc.constantFrom('set-student' as const, 'set-sensitive' as const), value: chance(7) }),
  fc.record({
    ...said,
    do: fc.constant('set-services' as const),
    services: fc.subarray([...SERVICES], { minLength: 1 }),
  }),
  fc.record({ ...said, do: fc.constant('set-reason' as const), value: text }),
  fc.record({ ...said, do: fc.constantFrom('ask' as const, 'answer' as const, 'note' as const), text }),
);
const short = fc.record({ ...said, do: fc.constantFrom(...COMMON, ...COMMON, ...SHORT) });

const supplied = fc.record(
  {
    account: fc.constantFrom(...ACCOUNTS),
    contact: fc.constantFrom(...CONTACTS),
    reason: text,
  },
  { requiredKeys: [] },
);
const PLAIN = ['confirm', 'confirm', 'confirm', 'confirm', 'speak', 'speak', 'withdraw', 'deny'] as const;
const answer: fc.Arbitrary<PartyStep> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      ...party,
      do: fc.constant('supply' as const),
      values: supplied as fc.Arbitrary<Record<string, string>>,
      services,
      attests: fc.boolean(),
      confirms: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ ...party, do: fc.constant('words' as const), text: fc.oneof(fc.constant(null), text) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      ...party,
      do: fc.constantFrom<(typeof PLAIN)[number]>(...PLAIN),
    }),
  },
);
const WORK = ['tell', 'tell', 'release', 'release', 'clock', 'prove-office', 'lose'] as const;
const carried = fc.record({
  of,
  do: fc.constantFrom<(typeof WORK)[number]>(...WORK),
});
const DAY = 24 * 60;
const pass = fc.record({
  do: fc.constant('pass' as const),
  minutes: fc.constantFrom(1, 31, 31, DAY, 3 * DAY, 8 * DAY, 40 * DAY),
});
const change: fc.Arbitrary<DeskStep> = fc.oneof(
  fc.record({
    do: fc.constantFrom<'leave' | 'join' | 'demote' | 'away' | 'back'>(
      'leave',
      'join',
      'join',
      'demote',
      'away',
      'back',
    ),
    who: fc.constantFrom(...ON_STAFF),
  }),
  fc.record({
    do: fc.constant('policy' as const),
    needed: fc.constantFrom(1 as const, 2 as const),
    windowStarts: fc.constantFrom('provided' as const, 'approval' as const),
  }),
);

export const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: approve },
  { weight: 4, arbitrary: order },
  { weight: 4, arbitrary: short },
  { weight: 4, arbitrary: answer },
  { weight: 6, arbitrary: carried },
  { weight: 3, arbitrary: pass },
  { weight: 1, arbitrary: change },
  { weight: 1, arbitrary: fc.constant({ do: 'again' as const }) },
  { weight: 12, arbitrary: fc.record({ do: fc.constant('along' as const), of }) },
);
