/** Mails that are no request of the desk's, or no readable mail at all. */
import type { FixtureMail } from './mime.ts';

export const OTHER_MAILS: readonly FixtureMail[] = [
  {
    path: 'unknown-request/ja-from-the-applicant',
    from: '本人 直子 <naoko@mailbox.example>',
    signedBy: 'mailbox.example',
    subject: 'データを取り出したいです',
    charset: 'iso-2022-jp',
    text: `氏名：本人 直子
UTokyo Account：9944000001
学籍番号：37-944001
理由：卒業後に、就職先から成績の資料を求められました。
`,
  },
  {
    path: 'unknown-request/en-from-a-laboratory',
    from: 'Lab Secretary <secretary@lab.example>',
    subject: 'Cloud data salvage for our alumnus',
    text: `Name: Alum Nowhere
Common ID: 9944000002
Student ID: 35-944002
Reason: We need his files.
`,
  },
  {
    path: 'not-ours/newsletter-that-mentions-the-procedure',
    from: 'Campus News <news@campus.example>',
    subject: 'Campus news: cloud data salvage has begun',
    header: { 'List-Id': 'Campus News <news.campus.example>', Precedence: 'bulk' },
    text: `This month:

- cloud data salvage is open to former members
- the library closes early on Friday

Contact: news@campus.example
`,
  },
  {
    path: 'not-ours/ja-question-from-a-student',
    from: '質問 学 <manabu@mailbox.example>',
    subject: 'パスワードについて',
    text: '窓口の皆様\n\nパスワードを変更したいのですが、どの画面から行えばよいでしょうか。\n連絡先は署名のとおりです。\n',
  },
  {
    path: 'not-ours/one-label-in-a-sentence',
    from: 'Some One <someone@mailbox.example>',
    subject: 'Your form',
    text: 'Hello,\n\nthe field "Name" of your form does not take my name: it is too long.\nReason enough to tell you.\n',
  },
  { path: 'not-ours/empty-mail', from: 'Nobody <nobody@mailbox.example>', subject: '', text: '' },
  { path: 'unreadable/no-from', from: null, subject: 'クラウドデータ救出', text: '氏名：無名\n' },
];
