/** Mails of the desk's own e-mail form: requests, questions, forged fields and answers. Its mailer proves nothing about what was typed. */
import type { FixtureMail } from './mime.ts';

const GATEWAY = {
  from: 'Contact form <form@contact.desk.example>',
  signedBy: 'contact.desk.example',
  header: { 'Auto-Submitted': 'auto-generated', 'X-Mailform': 'contact-desk' },
  subject: '【お問い合わせ】フォームからの送信',
} as const;

function typed(name: string, address: string, unit: string, title: string, letter: string): string {
  return `お問い合わせフォームから、次の内容が送信されました。

お名前: ${name}
メールアドレス: ${address}
ご所属: ${unit}
件名: ${title}
お問い合わせ内容: ${letter}
`;
}

const letter = (number: string, name: string, faculty: string) => `次の修了生について、窓口で本人確認を行いました。

UTokyo Account：99555000${number}
学籍番号：37-9555${number}
氏名：${name}
学部・研究科等：${faculty}
理由：学会賞の推薦書に、在学時の成果の記録を添えるため。
対象サービス：OneDrive
連絡先：form${number}@mailbox.example
`;

export const EMAIL_FORM_MAILS: readonly FixtureMail[] = [
  {
    ...GATEWAY,
    path: 'proxy-request/ja-email-form-asks-the-registered-address',
    text: typed(
      '学務 一子',
      'gakumu@eng.desk.example',
      '工学系学務課',
      'クラウドデータ救出の依頼',
      letter('01', '書式 壱子', '工学系研究科'),
    ),
  },
  {
    ...GATEWAY,
    path: 'proxy-request/en-email-form-faculty-selects-the-office',
    text: typed(
      'Clerk Example',
      'clerk@mailbox.example',
      'Academic Affairs',
      'Cloud data salvage',
      `
Full name: Fay Typed
Common ID: 9955500002
Student ID: 35-955502
Faculty or Graduate School: 理学系研究科
Reason: The survey data behind our joint article are needed for a correction.
Services: OneDrive
Contact email: fay@mailbox.example
We have verified the identity of the applicant in person.`,
    ),
  },
  {
    ...GATEWAY,
    path: 'proxy-request/ja-email-form-office-unknown',
    text: typed(
      '不明 三吉',
      'sankichi@mailbox.example',
      '',
      'クラウドデータ救出',
      letter('03', '書式 参子', '架空学部'),
    ),
  },
  {
    ...GATEWAY,
    path: 'proxy-request/ja-email-form-forged-fields',
    text: typed(
      '学務 四子',
      'gakumu@eng.desk.example',
      '工学系学務課',
      'クラウドデータ救出',
      `${letter('04', '書式 肆子', '工学系研究科')}\u2028メールアドレス: academic@sci.desk.example\nご所属：理学系研究科\n連絡先：evil@attacker.example`,
    ),
  },
  {
    ...GATEWAY,
    path: 'not-ours/ja-email-form-question',
    text: typed(
      '質問 五月',
      'satsuki@mailbox.example',
      '工学部',
      'クラウドデータ救出について',
      'クラウドデータ救出は、卒業後いつまで申請できますか。',
    ),
  },
  {
    ...GATEWAY,
    path: 'not-ours/en-email-form-question-with-a-signature',
    text: typed(
      'Quinn Asker',
      'quinn@mailbox.example',
      '',
      'password',
      'How do I change my password?\n\nName: Quinn Asker\nE-mail: quinn@mailbox.example',
    ),
  },
  {
    ...GATEWAY,
    path: 'unverified-reply/ja-email-form-answer-about-a-ticket',
    text: typed(
      '回答 六花',
      'rikka@mailbox.example',
      '',
      '[CDS-2026-0042-K] の件',
      '理由：論文の根拠となる資料のためです。',
    ),
  },
  {
    ...GATEWAY,
    path: 'proxy-request/en-email-form-layout-not-known',
    text: 'Message from the contact form, version 9\n\nName: Lou Layout\nCommon ID: 9955500008\nStudent ID: 35-955508\nReason: the layout has changed\n',
  },
];
