/** The words of a small invented procedure for the tests of commands: two services and four reasons. */
import type { ProcedureWords } from '../../src/kinds/staff-reply/procedure-words.ts';

/** The procedure, with further words for some commands. */
export function inventedProcedure(commands: Record<string, string[]> = {}): ProcedureWords {
  return {
    services: {
      letters: { words: ['Letters', 'Letter Box', '手紙'] },
      drawings: { words: ['Drawings', '図面'] },
    },
    serviceWords: { all: ['both', '両方'], joiners: ['and', 'と', '及び'] },
    reasons: {
      window: { words: ['window', '期限'], needsWords: false },
      used: { words: ['used', '利用済'], needsWords: false },
      reason: { words: ['reason', '理由'], needsWords: false },
      other: { words: ['other', 'その他'], needsWords: true },
    },
    fields: {
      account: { name: { ja: '番号', en: 'Account' }, labels: ['Account', '共通ID'] },
      name: { name: { ja: '氏名', en: 'Name' }, labels: ['Full name', 'お名前'] },
      contact: { name: { ja: '連絡先', en: 'Contact' }, labels: ['Email'] },
      services: { name: { ja: '対象', en: 'Services' }, labels: ['Wanted services', '希望サービス'] },
      reason: { name: { ja: '理由', en: 'Reason' }, labels: ['Purpose', '措置が必要な理由'] },
    },
    commands,
  };
}
