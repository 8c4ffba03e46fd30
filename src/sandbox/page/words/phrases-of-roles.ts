/** PHRASES_OF_ROLES: what people of each role often answer, to be put into a reply by one key. Any other words may be typed. */
import type { Language } from '../../../domain/application/application.ts';
import type { Role } from '../people/people.ts';

type Phrases = Readonly<Record<Language, readonly string[]>>;

export const PHRASES_OF_ROLES: Readonly<Record<Role, Phrases>> = {
  office: {
    ja: ['相違ありません', '依頼していません', '状況', 'ヘルプ'],
    en: ['CONFIRM', 'DENY', 'STATUS', 'HELP'],
  },
  applicant: {
    ja: ['状況', '取り下げ', 'ヘルプ'],
    en: ['STATUS', 'WITHDRAW', 'HELP'],
  },
  staff: {
    ja: ['承認', '却下 理由', '取消', '提供しました', '終了しました', '保留', '状況', 'ヘルプ'],
    en: ['APPROVE', 'REJECT reason', 'UNDO', 'PROVIDED', 'CLOSED', 'HOLD', 'STATUS', 'HELP'],
  },
};
