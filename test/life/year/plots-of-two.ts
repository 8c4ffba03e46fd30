/** PLOTS_OF_TWO: the ways an application may go at a desk where it takes two deciders. */
import { approval, dayAfter, says, WEEK } from './answers.ts';
import type { Plot } from './plot.ts';

const BY_TWO = { 'first review': says(approval), 'second second-approver': says('APPROVE', 5) };

/** The first are what a short year plays. */
export const PLOTS_OF_TWO: readonly Plot[] = [
  { name: 'granted by two', route: 'office', often: 8, ends: 'access-closed', answers: { ...BY_TWO, ...WEEK } },
  {
    name: 'the first asks, and the applicant answers before the second has approved',
    route: 'office',
    often: 3,
    ends: 'access-closed',
    answers: {
      'first review': says(approval),
      'first awaiting-second': says('照会\nどのデータが必要でしょうか。', 0.5),
      'applicant question': says('図7の元データです。', 0.5),
      'second second-approver': says('APPROVE', 5),
      'second refused': says('APPROVE', 2),
      'first second-approver': says('承認', 5),
      ...WEEK,
    },
    hears: { 'second refused': 1, 'second words-from-applicant': 1 },
  },
  {
    name: 'the second takes the first approval back, and both approve later',
    route: 'office',
    often: 3,
    ends: 'access-closed',
    answers: {
      'first review': (time, applicant) => (time <= 2 ? { text: approval(applicant), afterHours: 4 } : null),
      'second second-approver': (time) => ({ text: time === 1 ? 'UNDO' : 'APPROVE', afterHours: 5 }),
      ...WEEK,
    },
    hears: { 'second second-approver': 2 },
  },
  {
    name: 'one approves twice, and the second only when reminded',
    route: 'office',
    often: 3,
    ends: 'access-closed',
    answers: {
      'first review': says(approval),
      'first awaiting-second': says('承認', 5),
      'second review': says('APPROVE', 4, 2),
      ...WEEK,
    },
    hears: { 'first refused': 1, 'second review': 2 },
  },
  {
    name: 'the third is away, and is not asked',
    route: 'office',
    often: 2,
    ends: 'access-closed',
    answers: {
      'third review': says(({ appliesAt }) => `不在 ${dayAfter(appliesAt, 0)} ${dayAfter(appliesAt, 30)}`, 0.5),
      'first review': says(approval, 30),
      'second second-approver': says('APPROVE', 5),
      'third transcript': says('不在 取消', 80),
      ...WEEK,
    },
    neverHears: ['third second-approver'],
  },
  {
    name: 'all others belong to the office that asks',
    route: 'office',
    often: 2,
    ends: 'rejected',
    ofColleagues: true,
    answers: {
      'first review': says(approval),
      'first refused': says('却下 その他\n承認できる担当者が二人おりません。', 4),
      'second review': says('APPROVE', 2),
    },
    hears: { 'first refused': 1, 'second refused': 1 },
    neverHears: ['applicant approved', 'second second-approver', 'third second-approver'],
  },
  {
    name: 'granted by two, asked by the form',
    route: 'form',
    often: 5,
    ends: 'access-closed',
    answers: { ...BY_TWO, ...WEEK },
  },
  {
    name: 'the second sets another date, and their approval is the first of the new revision',
    route: 'office',
    often: 3,
    ends: 'access-closed',
    answers: {
      'first review': says(approval),
      'second second-approver': says(
        ({ revokedOn }) => `SET revoked_on ${dayAfter(`${revokedOn}T00:00:00.000Z`, 1)}\nAPPROVE`,
        5,
      ),
      'first second-approver': says('承認', 5),
      ...WEEK,
    },
  },
  {
    name: 'undone by the third while it cools off, then turned down by one',
    route: 'form',
    often: 3,
    ends: 'rejected',
    answers: {
      ...BY_TWO,
      'third recorded': says('取消', 0.2),
      'second review': says('REJECT other\nThe evidence is not sufficient.', 5, 2),
    },
    neverHears: ['applicant approved'],
  },
  {
    name: 'the first approves, the second turns it down',
    route: 'form',
    often: 3,
    ends: 'rejected',
    answers: { 'first review': says(approval), 'second second-approver': says('REJECT reason', 5) },
    neverHears: ['applicant approved'],
  },
  {
    name: 'too late, and an exception by two',
    route: 'office',
    often: 2,
    ends: 'access-closed',
    isLate: true,
    answers: {
      'first review': says(({ revokedOn }) => `訂正 失効日 ${revokedOn}\n承認 特例`),
      'second second-approver': says('APPROVE EXCEPTION', 5),
      ...WEEK,
    },
  },
  {
    name: 'the approval of the second proves no origin, and takes a code',
    route: 'office',
    often: 3,
    ends: 'access-closed',
    answers: {
      'first review': says(approval),
      'second second-approver': (time) => (time === 1 ? { text: 'APPROVE', afterHours: 5, unproven: true } : null),
      'second second-round': (time, _, { code }) =>
        time === 1 && code ? { text: `APPROVE ${code}`, afterHours: 1, unproven: true } : null,
      ...WEEK,
    },
  },
  {
    name: 'two forms for two services, decided together by two',
    route: 'form',
    often: 3,
    ends: 'access-closed',
    service: 'OneDrive',
    alsoAppliesFor: { service: 'ECCSクラウドメール', afterHours: 1 },
    answers: {
      'first review': (time, applicant, { nth }) =>
        nth === 2 && time === 1 ? { text: `${approval(applicant)} 二件`, afterHours: 6 } : null,
      'second second-approver': (time, _, { nth }) =>
        nth === 2 && time === 1 ? { text: 'APPROVE PAIR', afterHours: 6 } : null,
      ...WEEK,
    },
  },
];
