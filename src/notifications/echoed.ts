/** A command as it was understood, in the words of either language: what a letter lists as done, or as asked for. */
import type { Procedure } from '../domain/rules/procedure.ts';
import type { BothLanguages } from '../domain/rules/registry.ts';
import { OFFICE_KEYWORDS } from '../kinds/office-reply/keywords.ts';
import { KEYWORDS } from '../kinds/staff-reply/keywords.ts';
import { inBothScripts } from './how-to-answer.ts';
import { plainLine } from './plain-line.ts';

/** What may stand behind a command, besides dates and what the procedure names. */
const ARGUMENTS: Readonly<Record<string, string>> = {
  EXCEPTION: '特例',
  PAIR: '二件',
  CANCEL: '取消',
  revoked_on: '失効日',
  student: '学生',
  sensitive: '要配慮',
  services: 'サービス',
  reason: '理由',
  yes: 'はい',
  no: 'いいえ',
};

/** The word of the register in each script; a word that the registers do not have stands for itself. */
function commandWord(command: string): BothLanguages {
  const known = [...KEYWORDS, ...OFFICE_KEYWORDS].find(({ words }) => words.includes(command));
  return { ja: known ? inBothScripts(known.words, command).ja : command, en: command };
}

/** A reason is said behind REJECT alone, where `student` and `reason` are none of our own words. */
function argument(word: string, command: string, { services, reasons }: Procedure): BothLanguages {
  const service = Object.hasOwn(services, word) ? services[word] : undefined;
  if (service) return service.name;
  const reason = command === 'REJECT' && Object.hasOwn(reasons, word) ? reasons[word] : undefined;
  if (reason) return inBothScripts(reason.words, word);
  return { ja: Object.hasOwn(ARGUMENTS, word) ? (ARGUMENTS[word] ?? word) : word, en: word };
}

/** `echo` in its canonical English words, as orders carry it. */
export function echoed(echo: string, procedure: Procedure): BothLanguages {
  const [command = '', ...rest] = echo.split(' ');
  const words = [commandWord(command), ...rest.map((word) => argument(word, command, procedure))];
  return { ja: plainLine(words.map(({ ja }) => ja).join(' ')), en: plainLine(words.map(({ en }) => en).join(' ')) };
}
