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
    commands,
  };
}
