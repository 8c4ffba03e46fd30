/** For how many people a mail says it asks; a third person whose lines cannot be read must not be lost silently. */
import { narrow } from '../labels/spelling.ts';

const NUMBERS = ['two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const KANJI = '二三四五六七八九十';
const COUNT = `([2-9]|1[0-9]|[${KANJI}])\\s?名`;
const IN_SUBJECT = new RegExp(`${COUNT}(?![前称義])`, 'u');
const IN_TEXT = new RegExp(
  `(?:下記|以下|次|下表|計)の?\\s?(?:[^\\s。、0-9]{0,8})${COUNT}|${COUNT}(?:分|とも|ともに|について|の(?:申請|依頼|者|学生|修了生|卒業生|方))`,
  'u',
);
const ENGLISH =
  /\b(two|three|four|five|six|seven|eight|nine|ten|[2-9]|1[0-9]) (?:former |ex-)?(?:students|applicants|graduates|alumni|people|persons)\b/i;

/** The number, or null when none is said. `loose`: lines that belong to no label. */
export function statedCount(subject: string, loose: readonly string[]): number | null {
  const inSubject = countIn(IN_SUBJECT.exec(narrow(subject))) ?? countIn(ENGLISH.exec(subject));
  if (inSubject !== null) return inSubject;
  for (const line of loose) {
    const text = narrow(line).slice(0, 400);
    const found = countIn(IN_TEXT.exec(text)) ?? countIn(ENGLISH.exec(text));
    if (found !== null) return found;
  }
  return null;
}

function countIn(match: RegExpExecArray | null): number | null {
  const word = match?.slice(1).find((group) => group !== undefined);
  if (word === undefined) return null;
  if (/^\d/.test(word)) return Number(word);
  const kanji = KANJI.indexOf(word);
  return kanji >= 0 ? kanji + 2 : NUMBERS.indexOf(word.toLowerCase()) + 2;
}
