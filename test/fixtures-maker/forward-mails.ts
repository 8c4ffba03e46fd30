/** Applicants' mails that an office passes on, with words of its own above them, or with none. */
import type { FixtureMail } from './mime.ts';

const ENG = { from: '工学系学務課 <gakumu@eng.desk.example>', signedBy: 'eng.desk.example' } as const;
const SCI = { from: 'Science Academic Affairs <academic@sci.desk.example>', signedBy: 'sci.desk.example' } as const;

export const FORWARD_MAILS: readonly FixtureMail[] = [
  {
    ...ENG,
    path: 'proxy-request/ja-forward-fills-what-is-missing',
    subject: 'Fwd: データを取り出したいです',
    text: `窓口の皆様

修了生からの申し出を転送します。6月8日に来室し、運転免許証で本人確認を行いました。
学籍番号：37-955301
所属：工学系研究科

工学系学務課 作例

---------- Forwarded message ---------
From: 転送 一花 <ichika@mailbox.example>
Date: 2026年6月7日(日) 21:14
Subject: データを取り出したいです
To: <gakumu@eng.desk.example>


お世話になっております。次のとおり申請します。

UTokyo Account：9955300001
氏名：転送 一花
理由：転職先の資格審査で、在学中の受講記録の提出を求められたため。
対象サービス：ECCSクラウドメール
連絡先：ichika@mailbox.example
`,
  },
  {
    ...ENG,
    path: 'proxy-request/ja-forward-cannot-attest',
    subject: 'FW: クラウドデータ救出のお願い',
    text: `転送いたします。よろしくお願いいたします。

-----Original Message-----
From: 自称 二葉 <futaba@mailbox.example>
Sent: Monday, June 8, 2026 9:02 AM
To: gakumu@eng.desk.example
Subject: クラウドデータ救出のお願い

UTokyo Account：9955300002
学籍番号：37-955302
氏名：自称 二葉
所属：工学系研究科
理由：博士論文の公開に必要な図の原本があるため。
対象サービス：OneDrive
連絡先：futaba@mailbox.example
本人確認：済
`,
  },
  {
    ...SCI,
    path: 'proxy-request/en-forward-with-the-office-s-own-corrections',
    subject: 'Fwd: my data',
    text: `Dear desk, we have verified her identity by video call on 5 June 2026.
Her student number was this one:

Student ID: 35-955303
Faculty or Graduate School: Graduate School of Science

---------- Forwarded message ---------
From: Cora Wronged <cora@mailbox.example>
Date: Sun, Jun 7, 2026 at 8:00 AM
Subject: my data
To: <academic@sci.desk.example>

Name: Cora Wronged
Common ID: 9955300003
Student ID: 35-955399
Reason: The host institute needs my signed consent forms, and only my mailbox has them.
Services: ECCS Cloud Email
Email: cora@mailbox.example
`,
  },
  {
    ...ENG,
    path: 'proxy-request/ja-forward-of-somebody-else',
    subject: 'Fw: お願い',
    text: `氏名：当人 四季
UTokyo Account：9955300004
学籍番号：37-955304
所属：工学系研究科
理由：図面の原本が必要なため。
対象サービス：OneDrive
本人確認：済

-----Original Message-----
差出人: 他人 五月 <satsuki@mailbox.example>
送信日時: 2026年6月8日 10:00
宛先: gakumu@eng.desk.example
件名: お願い

氏名：他人 五月
UTokyo Account：9955300005
学籍番号：37-955305
連絡先：satsuki@mailbox.example
`,
  },
  {
    ...SCI,
    path: 'proxy-request/en-forward-as-a-quotation',
    subject: 'Fwd: salvage of my files',
    text: `We confirmed his identity at our counter. Please see below.
Faculty or Graduate School: Graduate School of Science

-------- Forwarded Message --------
Subject: salvage of my files
Date: Sun, 7 Jun 2026 10:11:12 +0900
From: Finn Marked <finn@mailbox.example>
To: academic@sci.desk.example

> Name: Finn Marked
> Common ID: 9955300006
> Student ID: 35-955306
> Reason: The tables of my thesis are computed from files that exist only there.
> Services: OneDrive
> Email: finn@mailbox.example
`,
  },
];
