/** How a clerk whose name the desk does not know says who is writing: 学務課の三上です, and 三上 渉 below. */
import { fold } from '../staff-reply/fold.ts';
import { linesOf, sentencesOf } from '../staff-reply/sentences.ts';

const PLACE = '[\\p{Script=Han}\\p{Script=Katakana}ー・ ]{0,24}(?:課|係|掛|室|部|チーム|センター|窓口)';
const INTRODUCTION = new RegExp(
  `^(${PLACE})の? ?([\\p{Script=Han}々]{1,4}|[\\p{Script=Katakana}ー]{2,8})(?:です|でございます|と申します)$`,
  'u',
);
/**
 * What may stand in that place and is no name: 学務課の誤りです, 学務課の検討中です. A name that holds one of them is not known,
 * and then people read the mail.
 */
const NO_NAME =
  /違|誤|不|未|無|非|否|偽|嘘|失|件|外|依頼|申請|責任|ミス|者|確認|問題|困|済|対象|必要|連絡|予定|対応|検討|調査|保留|中止|担当|判断|管轄|訂正|変更|取消|修正|希望|相談|至急|撤回|辞退|却下|取下|代理|手配|臨時|虚|.{2}中$/u;

/** Introductions stand above what is said. */
const MOST_SENTENCES = 6;

/** Every folded form in which the writer of `text` names themselves; none when nobody is introduced with their office. */
export function introducedNames(text: string): readonly string[] {
  const lines = linesOf(text);
  const said = sentencesOf(lines)
    .slice(0, MOST_SENTENCES)
    .flatMap(({ folded }) => folded.split(/[,、]/).map((piece) => piece.trim()));
  for (const sentence of said) {
    const [, place = '', name = ''] = INTRODUCTION.exec(sentence.slice(0, LONGEST)) ?? [];
    if (name === '' || NO_NAME.test(name)) continue;
    const signed = lines.map((line) => fold(line.slice(0, LONGEST))).filter((line) => isSignedBy(name, line));
    return [sentence, place.trim(), name, `${name}です`, ...signed];
  }
  return [];
}

const LONGEST = 60;

/** The family name that was introduced, with a given name behind it. */
function isSignedBy(name: string, line: string): boolean {
  const rest = line.startsWith(name) ? line.slice(name.length) : '';
  return /^ ?[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}々]{1,4}$/u.test(rest) && !NO_NAME.test(rest);
}
