/** The closed register of what staff say before they give a command, and mean nothing by: that they have read it, that they are late. */
import { foldSentence } from './fold.ts';

const SEEN = ['', '内容を', '内容', '申請を', '申請内容を', '申請の内容を'].flatMap((what) =>
  ['確認しました', '確認いたしました', '確認致しました', '拝見しました', '拝見いたしました'].map(
    (phrase) => what + phrase,
  ),
);
const LATE = ['', 'お返事が', 'ご返信が', '返信が', 'ご連絡が', '連絡が'].flatMap((what) =>
  ['遅くなり', '遅くなりまして', '遅れまして'].flatMap((late) =>
    ['すみません', '申し訳ありません', '申し訳ございません', '失礼いたしました', '失礼しました'].map(
      (phrase) => what + late + phrase,
    ),
  ),
);
const BUSY = ['お忙しいところ', 'ご多忙のところ', 'ご多用のところ'].flatMap((time) =>
  ['恐れ入ります', 'すみません', '申し訳ありません', '申し訳ございません'].map((phrase) => time + phrase),
);
const TROUBLE = [
  'お手数をおかけします',
  'お手数をおかけいたします',
  'お手数をお掛けします',
  'お手数をおかけしております',
];
const ANSWERS_FOLLOW = ['下記', '以下'].flatMap((place) =>
  ['のとおり', 'の通り'].flatMap((as) =>
    ['回答します', '回答いたします', '回答致します', 'ご回答いたします', '返信いたします'].map(
      (phrase) => place + as + phrase,
    ),
  ),
);
/** Whole sentences: what the matter is called, said alone, is none. */
const ABOUT_THIS = ['本件', '標記の件', '表題の件', '件名の件'].flatMap((matter) =>
  ['について', 'につきまして', 'につき'].flatMap((as) => ANSWERS_FOLLOW.map((phrase) => matter + as + phrase)),
);
const ENGLISH = [
  'i have checked it',
  'i have checked this',
  'i have looked at it',
  'i have reviewed it',
  'sorry for the delay',
];

/**
 * Whole sentences. Unlike a courtesy one of them may be meant as the answer (「確認しました」 for an approval) or hold a
 * negation by its form, so that it stands only before a command, and a mail without a command is answered with help.
 */
export const PREFACES: readonly string[] = [
  ...SEEN,
  ...LATE,
  ...BUSY,
  ...TROUBLE,
  ...ANSWERS_FOLLOW,
  ...ABOUT_THIS,
  ...ENGLISH,
];

const KNOWN = new Set(PREFACES.map(foldSentence));

/** Whether a folded sentence is one of the register, as a whole; a comma within may be written or not. */
export function isPreface(folded: string): boolean {
  return KNOWN.has(folded.replace('、', ''));
}
