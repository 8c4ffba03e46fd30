/** Requests that carry an identity document, or its number: the files are of one letter repeated, the numbers are invented. */
import type { FixtureMail } from './mime.ts';

const ENG = { from: '工学系学務課 <gakumu@eng.desk.example>', signedBy: 'eng.desk.example' } as const;
const SCI = { from: 'Academic Affairs <academic@sci.desk.example>', signedBy: 'sci.desk.example' } as const;

const ja = (number: string, further = '') => `UTokyo Account：99556000${number}
学籍番号：37-9556${number}
氏名：証明 花${number}
所属：工学系研究科
理由：共同研究の報告書に添える記録が必要なため。${further}
対象サービス：OneDrive
連絡先：hana${number}@mailbox.example
本人確認：済
`;

const en = (number: string, further = '') => `Common ID: 99556000${number}
Student ID: 35-9556${number}
Name: Ida Shown ${number}
Affiliation: Graduate School of Science
Reason: The agreement with the publisher is in my old mailbox.${further}
Services: ECCS Cloud Email
E-mail: ida${number}@mailbox.example
Identity verified: yes
`;

export const IDENTITY_DOCUMENT_MAILS: readonly FixtureMail[] = [
  {
    ...ENG,
    path: 'proxy-request/ja-photograph-of-a-licence-attached',
    subject: 'クラウドデータ救出',
    text: ja('01'),
    attachments: [{ name: '運転免許証.jpg', type: 'image/jpeg', disposition: 'attachment', bytes: 2000 }],
  },
  {
    ...SCI,
    path: 'proxy-request/en-scan-attached',
    subject: 'Cloud data salvage',
    text: en('02'),
    attachments: [{ name: 'scan0002.pdf', type: 'application/pdf', disposition: 'attachment', bytes: 2000 }],
  },
  {
    ...ENG,
    path: 'proxy-request/ja-my-number-typed',
    subject: 'クラウドデータ救出',
    text: ja('03', '\n　ご本人のマイナンバーは １２３４－５６７８－９０１２ です。'),
  },
  {
    ...SCI,
    path: 'proxy-request/en-passport-number-typed',
    subject: 'Cloud data salvage',
    text: `${en('04')}\nPassport: XY7654321\n`,
  },
  {
    ...ENG,
    path: 'proxy-request/ja-logo-in-the-signature',
    subject: 'クラウドデータ救出',
    text: ja('05'),
    attachments: [{ name: 'image001.png', type: 'image/png', disposition: 'inline', bytes: 2000 }],
  },
];
