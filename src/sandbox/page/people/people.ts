/** PEOPLE: everybody whose mailbox stands open on the page. All of them are invented. */
import type { Language } from '../../../domain/application/application.ts';
import type { BothLanguages } from '../../../domain/rules/registry.ts';
import { ALEX, TARO } from '../../demo-desk.ts';

export type Role = 'office' | 'applicant' | 'staff';

export interface Person {
  readonly address: string;
  /** As it stands in the From of their mails. */
  readonly name: string;
  readonly role: Role;
  /** In which they are written to, and write. */
  readonly language: Language;
  /** What they are at the desk, for the page. */
  readonly about: BothLanguages;
}

export const MINAMI = { address: 'minami.sato@staff.desk.example', name: '佐藤 みなみ' };

const DECIDER = { ja: '審査担当者', en: 'decider' };
const FORMER_STUDENT = { ja: '修了者', en: 'former student' };

export const PEOPLE: readonly Person[] = [
  {
    address: 'gakumu@eng.desk.example',
    name: '工学系学務課',
    role: 'office',
    language: 'ja',
    about: { ja: '部局の窓口', en: 'departmental office' },
  },
  {
    address: 'academic@sci.desk.example',
    name: 'Science Academic Affairs',
    role: 'office',
    language: 'en',
    about: { ja: '部局の窓口（英語）', en: 'departmental office' },
  },
  {
    address: 'hanako.reiji@mailbox.example',
    name: '例示 花子',
    role: 'applicant',
    language: 'ja',
    about: FORMER_STUDENT,
  },
  { address: 'nanami@post.example', name: '試験 七海', role: 'applicant', language: 'ja', about: FORMER_STUDENT },
  {
    address: 'john.sample@inbox.example',
    name: 'John SAMPLE',
    role: 'applicant',
    language: 'en',
    about: FORMER_STUDENT,
  },
  { ...TARO, role: 'staff', language: 'ja', about: DECIDER },
  { ...ALEX, role: 'staff', language: 'en', about: DECIDER },
  {
    ...MINAMI,
    role: 'staff',
    language: 'ja',
    about: { ja: '補助（個人情報は伏せ字）', en: 'helper, sees masked data' },
  },
];

/** The person with this address; whoever else is written to is an applicant whom an office has just named. */
export function personAt(address: string): Person {
  const known = PEOPLE.find((person) => person.address === address.toLowerCase());
  return known ?? { address, name: address, role: 'applicant', language: 'ja', about: FORMER_STUDENT };
}
