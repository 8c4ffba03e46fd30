/** Given: tickets of both routes in a desk in memory, their people, and how these answer. */
import type { Ticket } from '../../src/domain/ticket.ts';
import {
  type DeskInMemory,
  FORM,
  HELPER,
  LEE,
  type Letter,
  MORI,
  OFFICE,
  openDeskInMemory,
  REQUEST,
  reply,
  theLetter,
} from './desk-in-memory.ts';

export const HANAKO = 'hanako@mailbox.example';
export const NANAMI = 'nanami@post.example';
export const WITHOUT_REASON = REQUEST.replace(/措置が必要な理由.*\n/, '');
export const WITHOUT_ACCOUNT = REQUEST.replace('9900000101', '99000001');
export const WITHOUT_BOTH = WITHOUT_REASON.replace('9900000101', '99000001');
const FORM_HEADERS = ['Auto-Submitted: auto-generated', 'X-Salvage-Form: v0-assumed'];
export const REASON = '学位論文の改訂で図3の元データの提出を求められており、在学時のファイルにしかありません。';
export const FORM_MAIL = `クラウドデータ救出の申請がありました。

申請日時: 2026-06-03 10:00 JST
本人確認: デジタル認証アプリ（マイナンバーカード） 確認済み
ひも付けされているUTokyo Account: 9900000707@utac.u-tokyo.ac.jp
氏名（券面）: 試験 七海

アクセスが必要なサービス: OneDrive
連絡の付くメールアドレス: ${NANAMI}
救出が必要な理由: 証明書が必要なため
説明ページに記載の条件（1回限りの特別措置であることなど）を理解しました。: はい
`;
export const FORM_WITHOUT_REASON = FORM_MAIL.replace('証明書が必要なため', '');

export let desk: DeskInMemory;

/** A desk of its own for each test of a group. */
export function withDesk(): void {
  beforeEach(async () => {
    desk = await openDeskInMemory();
  });
  afterEach(() => desk.close());
}

export async function ticket(): Promise<Ticket> {
  const [first] = await desk.desk.store.tickets();
  if (!first) throw new Error('there is no ticket');
  return first;
}

export async function fromOffice(text: string, signedBy?: null): Promise<Letter[]> {
  const proof = signedBy === null ? { signedBy } : {};
  await desk.receive({ from: OFFICE, subject: 'クラウドデータ救出', text, ...proof });
  return desk.newLetters();
}

export async function fromForm(text: string): Promise<Letter[]> {
  await desk.receive({ from: FORM, subject: '新規申請', text, headers: FORM_HEADERS });
  return desk.newLetters();
}

/** An answer to `letter`, and the letters it leads to. */
export async function answer(letter: Letter, text: string, changes: Parameters<typeof reply>[2] = {}) {
  desk.pass(1);
  const outcome = await desk.receive(reply(letter, text, changes));
  return { outcome, letters: await desk.newLetters(), ticket: await ticket() };
}

/** The answer as somebody gives it who fills in the block inside the quote, and writes nothing above. */
export function filledIn(letter: Letter, values: Readonly<Record<string, string>>): { text: string } {
  const quote = letter.text.split('\n').map((line) => {
    const value = Object.entries(values).find(([label]) => line.startsWith(label) && /[：:]$/.test(line))?.[1];
    return `> ${line}${value ?? ''}`;
  });
  return { text: ['2026年6月3日(水) 10:00 Support Desk <desk@desk.example>:', ...quote].join('\n') };
}

export const AFTER_COMPLETION = [
  `acknowledgement → ${HANAKO}`,
  `request-received → ${OFFICE}`,
  `review → ${LEE}`,
  `review → ${MORI}`,
  `review-masked → ${HELPER}`,
];
export const WORDS_FROM_APPLICANT = [`words-from-applicant → ${LEE}`, `words-from-applicant → ${MORI}`];
export const WORDS_FROM_OFFICE = [`words-from-office → ${LEE}`, `words-from-office → ${MORI}`];

export async function opened() {
  const letters = await fromOffice(REQUEST);
  return {
    applicant: theLetter(letters, 'acknowledgement', HANAKO),
    office: theLetter(letters, 'request-received', OFFICE),
  };
}

export async function approve(): Promise<void> {
  const review = (await desk.letters()).find(({ template, to }) => template === 'review' && to === MORI);
  if (!review) throw new Error('nobody was asked');
  await answer(review, '訂正 失効日 2026-04-01\n承認');
}

export async function release(): Promise<void> {
  await desk.send();
  await desk.settle();
  desk.pass(60);
  await desk.settle();
  await desk.newLetters();
}

/** The review that `to` was sent first. */
export async function review(to = MORI): Promise<Letter> {
  await fromOffice(REQUEST);
  return theLetter(await desk.letters(), 'review', to);
}

/** A ticket whose approval has left: the work item of a decider. */
export async function granted(): Promise<Letter> {
  await fromOffice(REQUEST);
  await approve();
  await release();
  return theLetter(await desk.letters(), 'provide-access', MORI);
}
