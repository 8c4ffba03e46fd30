/** PLOTS: the ways an application may go. */
import { APPROVED, always, approval, COMPLETES, dayAfter, says, WEEK } from './answers.ts';
import type { Plot } from './plot.ts';

export const PLOTS: readonly Plot[] = [
  { name: 'granted by the form', route: 'form', often: 26, ends: 'access-closed', answers: { ...APPROVED, ...WEEK } },
  {
    name: 'granted by an office',
    route: 'office',
    often: 20,
    ends: 'access-closed',
    answers: { ...APPROVED, ...WEEK },
  },
  {
    name: 'staff are slow everywhere',
    route: 'office',
    often: 5,
    ends: 'access-closed',
    answers: {
      'first review': says(approval, 4, 2),
      'second provide-access': says('PROVIDED', 3, 3),
      'first close-access': says('終了', 2, 3),
    },
  },
  { name: 'turned down', route: 'form', often: 8, ends: 'rejected', answers: { 'first review': says('却下 理由') } },
  {
    name: 'too late',
    route: 'office',
    often: 5,
    ends: 'rejected',
    isLate: true,
    answers: { 'first review': says(({ revokedOn }) => `訂正 失効日 ${revokedOn}\n却下 期限`) },
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
    name: 'undone, then turned down',
    route: 'form',
    often: 3,
    ends: 'rejected',
    answers: {
      'first review': (time, applicant) =>
        time === 1
          ? { text: approval(applicant), afterHours: 4 }
          : { text: '却下 その他\n資料が不足しています。', afterHours: 5 },
      'second recorded': says('UNDO', 0.2),
    },
  },
  {
    name: 'the applicant is asked something',
    route: 'form',
    often: 4,
    ends: 'access-closed',
    answers: {
      'first review': says('照会\nどのデータが必要でしょうか。'),
      'applicant question': says('図3の元データです。', 20),
      'first words-from-applicant': says(approval, 3),
      ...WEEK,
    },
  },
  {
    name: 'held for a while',
    route: 'office',
    often: 3,
    ends: 'access-closed',
    answers: {
      'first review': (time, applicant) => ({
        text: time === 1 ? '保留：学務に照会中です' : approval(applicant),
        afterHours: 4,
      }),
      'first progress': says('再開', 50),
      ...WEEK,
    },
  },
  {
    name: 'withdrawn',
    route: 'form',
    often: 3,
    ends: 'withdrawn',
    answers: { 'applicant acknowledgement': says('取り下げます。', 0.5) },
  },
  {
    name: 'none of the desk’s',
    route: 'office',
    often: 1,
    ends: 'not-ours',
    answers: { 'first review': says('対象外') },
  },
  {
    name: 'the data are gone',
    route: 'form',
    often: 2,
    ends: 'unavailable',
    answers: { ...APPROVED, 'second provide-access': says('UNAVAILABLE', 3) },
  },
  {
    name: 'revoked in the week',
    route: 'form',
    often: 1,
    ends: 'access-closed',
    answers: { ...APPROVED, ...WEEK, 'first provide-access': says('緊急停止', 60) },
  },
  {
    name: 'the office completes it',
    route: 'office',
    often: 5,
    ends: 'access-closed',
    leavesEmpty: '措置が必要な理由',
    answers: { 'office missing-information': COMPLETES, ...APPROVED, ...WEEK },
  },
  {
    name: 'the office completes it when reminded',
    route: 'office',
    often: 3,
    ends: 'access-closed',
    leavesEmpty: '措置が必要な理由',
    answers: { 'office missing-information': says(({ reason }) => `理由：${reason}`, 30, 2), ...APPROVED, ...WEEK },
  },
  {
    name: 'never completed',
    route: 'form',
    often: 3,
    ends: 'lapsed',
    leavesEmpty: '救出が必要な理由',
    answers: {},
  },
  {
    name: 'the office confirms',
    route: 'office',
    often: 4,
    ends: 'access-closed',
    unproven: true,
    answers: { 'office confirm-request': says('相違ありません。', 26), ...APPROVED, ...WEEK },
  },
  {
    name: 'the office confirms when reminded',
    route: 'office',
    often: 2,
    ends: 'access-closed',
    unproven: true,
    answers: { 'office confirm-request': says('相違ありません。', 26, 2), ...APPROVED, ...WEEK },
  },
  {
    name: 'the office never asked',
    route: 'office',
    often: 1,
    ends: 'denied',
    unproven: true,
    answers: { 'office confirm-request': says('依頼していません') },
  },
  { name: 'the office never answers', route: 'office', often: 2, ends: 'lapsed', unproven: true, answers: {} },
  {
    name: 'the same mail twice',
    route: 'form',
    often: 4,
    ends: 'access-closed',
    comesAgain: 2,
    answers: { ...APPROVED, ...WEEK },
  },
  {
    name: 'the contact is dead',
    route: 'office',
    often: 2,
    ends: 'access-closed',
    bounces: true,
    answers: {
      'office undeliverable': says(({ contact }) => `本人連絡先：new-${contact}\nCONFIRM`, 20),
      'first review-changed': says(approval, 6),
      ...WEEK,
    },
  },
  {
    name: 'the same service a second time',
    route: 'form',
    often: 3,
    ends: 'access-closed',
    service: 'OneDrive',
    appliesAgain: 30,
    answers: { ...APPROVED, 'first refused': always('却下 利用済', 2), ...WEEK },
  },
  {
    name: 'two forms for two services, decided with one reply',
    route: 'form',
    often: 4,
    ends: 'access-closed',
    service: 'OneDrive',
    alsoAppliesFor: { service: 'ECCSクラウドメール', afterHours: 1 },
    answers: {
      'first review': (time, applicant, { nth }) =>
        nth === 2 && time === 1 ? { text: `${approval(applicant)} 二件`, afterHours: 6 } : null,
      ...WEEK,
    },
  },
  {
    name: 'an approval that proves no origin, and the code of a second round',
    route: 'office',
    often: 3,
    ends: 'access-closed',
    answers: {
      'first review': (time, applicant) =>
        time === 1 ? { text: approval(applicant), afterHours: 4, unproven: true } : null,
      'first second-round': (time, _, { code }) =>
        time === 1 && code ? { text: `承認 ${code}`, afterHours: 1, unproven: true } : null,
      ...WEEK,
    },
  },
  {
    name: 'the first decider will be away, takes it back, and the second decides',
    route: 'form',
    often: 2,
    ends: 'access-closed',
    answers: {
      'first review': says(({ appliesAt }) => `不在 ${dayAfter(appliesAt, 20)} ${dayAfter(appliesAt, 22)}`),
      'first transcript': says('不在 取消', 1),
      'second review': says(({ revokedOn }) => `SET revoked_on ${revokedOn}\nAPPROVE`, 30),
      ...WEEK,
    },
  },
];
