/** The card of keywords that staff print, made from the registers themselves. */
import { PARTY_KEYWORDS } from '../../src/kinds/answer/keywords.ts';
import { OFFICE_KEYWORDS } from '../../src/kinds/office-reply/keywords.ts';
import { KEYWORDS } from '../../src/kinds/staff-reply/keywords.ts';

interface Named {
  readonly name: string;
  readonly words: readonly string[];
}

interface Meaning {
  readonly en: string;
  readonly ja: string;
}

/** What each keyword does, and what is written after it. */
const STAFF: Readonly<Record<string, Meaning>> = {
  approve: {
    en: 'grant it; a service’s name after it grants only that, PAIR both tickets of the letter',
    ja: '許可する（サービス名を添えるとそのサービスだけ、「二件」を添えると示された2件とも）',
  },
  reject: {
    en: 'refuse it; a reason word after it, words for the applicant below',
    ja: '断る（後に理由の語、次の行から申請者への説明）',
  },
  ask: { en: 'ask the applicant the question written below, and wait', ja: '下に書いた質問を申請者に送り、回答を待つ' },
  answer: { en: 'send the words below to the applicant', ja: '下に書いた文章を申請者に送る' },
  hold: { en: 'wait; nothing is decided meanwhile', ja: '審査を止めておく' },
  resume: { en: 'end the waiting', ja: '保留をやめる' },
  set: { en: 'put a field right: SET revoked_on 2026-04-01', ja: '項目を直す（訂正 失効日 2026-04-01）' },
  note: { en: 'a note for staff only', ja: '窓口の中だけのメモを残す' },
  take: { en: 'I look after this ticket', ja: '自分が担当する' },
  undo: { en: 'take a decision back while it cools off', ja: '通知前の判断を取り消す' },
  provided: { en: 'the access has been given', ja: 'アクセスを提供した' },
  closed: { en: 'the access has been taken away', ja: 'アクセスを終わらせた' },
  unavailable: { en: 'the data are gone', ja: 'データがなく提供できない' },
  revoke: { en: 'end the access at once', ja: 'アクセスを直ちに止める' },
  reopen: { en: 'look again at what had ended', ja: '終わった申請を審査に戻す' },
  'not-ours': { en: 'give the mail back to people', ja: '窓口の対象ではないメールを受信箱に戻す' },
  away: {
    en: 'I am away: two dates; AWAY CANCEL takes it back',
    ja: '不在にする（日付を二つ。「不在 取消」でやめる）',
  },
  status: { en: 'how things stand', ja: '状況を知らせてもらう' },
  help: { en: 'the words that fit now', ja: 'いま使える語を知らせてもらう' },
};

const OUTSIDE: Readonly<Record<string, Meaning>> = {
  confirm: { en: 'office: the request is ours', ja: '部局：当方の依頼である' },
  deny: { en: 'office: it is not', ja: '部局：依頼していない' },
  withdraw: { en: 'withdraw the application', ja: '申請を取り下げる' },
  status: { en: 'how things stand', ja: '状況を知る' },
  english: { en: 'letters in English', ja: '英語の手紙にする' },
  japanese: { en: 'letters in Japanese', ja: '日本語の手紙にする' },
  help: { en: 'what can be answered', ja: '返信のしかたを知る' },
};
/** It confirms nothing, and is answered with the question again: not a word to print. */
const UNPRINTED = ['seen'];

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

function row({ name, words }: Named, meanings: Readonly<Record<string, Meaning>>): string {
  const meaning = meanings[name];
  if (!meaning) throw new Error(`The keyword ${name} has no meaning on the card.`);
  const latin = words.filter((word) => /^[ -~]+$/.test(word)).join(' · ');
  const others = words.filter((word) => !/^[ -~]+$/.test(word)).join(' · ');
  const cells = [`<th scope="row">${escaped(latin)}</th>`, `<td>${escaped(meaning.en)}</td>`];
  const japanese = [escaped(others), escaped(meaning.ja)].map((text) => `<td lang="ja">${text}</td>`);
  return `<tr>${[...cells, ...japanese].join('')}</tr>`;
}

function table(title: string, keywords: readonly Named[], meanings: Readonly<Record<string, Meaning>>): string {
  const rows = keywords.filter(({ name }) => !UNPRINTED.includes(name)).map((keyword) => row(keyword, meanings));
  const head = ['Write', 'and this happens', '日本語では', 'こうなります'].map(
    (text) => `<th scope="col">${text}</th>`,
  );
  return `<table>\n<caption>${title}</caption>\n<thead><tr>${head.join('')}</tr></thead>\n<tbody>\n${rows.join('\n')}\n</tbody>\n</table>`;
}

/** The whole page. */
export function keywordCard(): string {
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Keywords of the desk / 窓口の語の一覧</title>
<style>
@page { size: A4 landscape; margin: 8mm; }
body { font: 8pt/1.25 sans-serif; margin: 0; }
p { margin: 0 0 2mm; }
table { border-collapse: collapse; table-layout: fixed; width: 100%; margin-bottom: 2mm; }
caption { text-align: left; font-weight: bold; }
th, td { border: 1px solid #888; padding: 0.3mm 1.5mm; text-align: left; vertical-align: top; }
th:nth-child(1), th:nth-child(4) { width: 23%; }
th:nth-child(3) { width: 33%; }
</style>
</head>
<body>
<p>Reply, and write one word on a line of its own above the quoted text. <span lang="ja">返信し、引用より上の行に、語だけを書いてください。</span></p>
${table('Staff / <span lang="ja">窓口</span>', KEYWORDS, STAFF)}
${table('Offices and applicants / <span lang="ja">部局・申請者</span>', [...OFFICE_KEYWORDS.filter((one) => !PARTY_KEYWORDS.some(({ name }) => name === one.name)), ...PARTY_KEYWORDS], OUTSIDE)}
</body>
</html>
`;
}
