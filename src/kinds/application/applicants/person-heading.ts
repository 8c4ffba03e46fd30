/** A line that only says where the next person begins: 【2人目】, (2), Applicant 2. It belongs to nobody's value. */

const LONGEST = 30;
const NUMBER_ALONE = /^[\p{P}\p{S}\s]*(?:[\p{N}一二三四五六七八九十]{1,3}|[a-z])[\p{P}\p{S}\s]*$/iu;
const NUMBERED =
  /(?:[\p{N}一二三四五六七八九十]\s?(?:人|名|件|番)目|(?:申請者|対象者|申請|学生|申込者|applicant|student|person|no\.?|case)\s?[(（#]?[\p{N}a-z][)）]?[\p{P}\p{S}\s]*$)/iu;

/** Whether `line` is such a heading. */
export function isPersonHeading(line: string): boolean {
  const text = line.trim();
  return text !== '' && text.length <= LONGEST && (NUMBER_ALONE.test(text) || NUMBERED.test(text));
}

const FOR_ALL =
  /共通|両名|両者|両人|全員|皆さん|[0-9０-９二三四五六七八九十]\s?名とも|[0-9０-９二三四五六七八九十]人とも|いずれも|それぞれ|各自|\b(?:both|common|shared|all of them|each of them|all applicants|for all|the two)\b/iu;

/** Whether `line` says that something holds for everybody the mail asks for. */
export function speaksOfAll(line: string): boolean {
  return FOR_ALL.test(line);
}
