/** The closed register of what people write around a command out of politeness. None of it commands, denies or sets a condition. */
import { fold, foldSentence } from './fold.ts';
import { linesOf, sentencesOf } from './sentences.ts';

const OPENINGS = ['お疲れ様です', 'お疲れさまです', 'お疲れ様でございます', 'お疲れ様でした', 'お疲れさまでした'];
const RELATIONS = ['お世話になっております', 'お世話になっています', 'お世話になります', 'お世話になりました'].flatMap(
  (phrase) => ['', 'いつも', '大変', 'いつも大変', '平素より', '平素より大変'].map((before) => before + phrase),
);
const THANKS = [
  '',
  'どうも',
  '誠に',
  'ご連絡',
  'ご連絡いただき',
  '早速のご連絡',
  'お知らせいただき',
  'ご対応',
  'ご対応いただき',
  'いつも',
].flatMap((before) =>
  ['ありがとうございます', 'ありがとうございました', '有難うございます'].map((phrase) => before + phrase),
);
const TROUBLES = ['お手数ですが', 'お手数をおかけしますが', 'お手数をお掛けしますが', 'お手数おかけしますが'];
const TASKS = ['ご対応', 'お手続き', 'ご査収'];
const TASKS_TO_DO = TASKS.flatMap((task) => [`${task}のほど`, `${task}の程`]);
const BEFORE_REQUESTS = [
  ...['', 'どうぞ', '何卒', '引き続き', '今後とも', '以上', 'それでは', 'では'],
  ...[...TROUBLES, ...TASKS, ...TASKS_TO_DO],
];
const REQUESTS = ['よろしく', '宜しく'].flatMap((word) =>
  ['', 'お願いします', 'お願いいたします', 'お願い致します', 'お願い申し上げます'].flatMap((phrase) =>
    BEFORE_REQUESTS.map((before) => before + word + phrase),
  ),
);
const CLOSINGS = [
  '以上',
  '以上です',
  '以上になります',
  '以上となります',
  '取り急ぎ',
  '取り急ぎご連絡まで',
  '取り急ぎお返事まで',
  '取り急ぎご返信まで',
  '取り急ぎご連絡いたします',
  '取り急ぎ失礼いたします',
  '取り急ぎ御礼まで',
  '失礼します',
  '失礼いたします',
  '失礼致します',
];
const ACKNOWLEDGEMENTS = ['承知しました', '承知いたしました', '承知致しました', 'かしこまりました', '拝承しました'];
const READERS = [
  '各位',
  '皆様',
  '皆さま',
  '皆さん',
  'ご担当者様',
  '担当者様',
  '関係者各位',
  'all',
  'everyone',
  'team',
  'colleagues',
];
const ENGLISH = [
  'hi',
  'hello',
  'dear',
  'good morning',
  'good afternoon',
  'good evening',
  'thanks',
  'thanks a lot',
  'thanks again',
  'many thanks',
  'thank you',
  'thank you very much',
  'thank you again',
  'thank you for your message',
  'thank you for your mail',
  'thank you for your email',
  'thank you for letting me know',
  'thanks for this',
  'thanks for letting me know',
  'best',
  'best regards',
  'kind regards',
  'kindest regards',
  'warm regards',
  'with best regards',
  'with kind regards',
  'regards',
  'best wishes',
  'sincerely',
  'sincerely yours',
  'yours sincerely',
  'have a nice day',
  'have a good day',
  'cheers',
];
/** What phones put below every mail. */
const DEVICES = ['sent from my iphone', 'sent from my ipad', 'sent from my android', 'iphoneから送信', 'ipadから送信'];

export const COURTESIES: readonly string[] = [
  ...[...OPENINGS, ...RELATIONS, ...THANKS, ...REQUESTS, ...CLOSINGS, ...ACKNOWLEDGEMENTS, ...READERS],
  ...['おはようございます', 'こんにちは', 'こんばんは', ...ENGLISH, ...DEVICES],
];

/** The telephone number of a signature, with its label or its country: it says nothing, and a date is none. */
const TELEPHONE =
  /(?:^|[ ,、|])(?:(?:tel|phone|fax|mobile|内線|電話|携帯|ext)[.:]? ?\+?[0-9][0-9() -]{2,18}|\+[0-9][0-9() -]{6,18})$/u;

/** The most words one courtesy has: thank you for letting me know. */
const LONGEST = 8;
/** A longer sentence is no courtesy. */
const MOST_WORDS = 24;

/**
 * Tells whether a text is nothing but courtesies. One sentence may hold several, with a comma or a blank between:
 * お疲れ様です、支援です · Thanks, Alex.
 */
export function courtesyReader(names: readonly string[]): (text: string) => boolean {
  const known = new Set([...COURTESIES.map(fold), ...names]);
  const isKnown = (words: readonly string[]) => known.has(words.join(' ')) || known.has(words.join(''));
  const sentence = (text: string) => {
    const folded = foldSentence(text);
    const named = folded.replace(TELEPHONE, '');
    const words = named.split(/[ ,、|]/).filter(Boolean);
    if (words.length === 0 && named !== folded) return true;
    if (words.length === 0 || words.length > MOST_WORDS) return false;
    // reached[n]: the first n words are courtesies, one after the other.
    const reached = [true];
    for (let end = 1; end <= words.length; end += 1) {
      const starts = Array.from({ length: Math.min(end, LONGEST) }, (_, back) => end - 1 - back);
      reached[end] = starts.some((start) => reached[start] === true && isKnown(words.slice(start, end)));
    }
    return reached[words.length] === true;
  };
  return (text) => sentencesOf(linesOf(text)).every(({ folded }) => sentence(folded));
}
