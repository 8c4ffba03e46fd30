/** The same for tables, rules and columns, and for clerks who write in English. */
import type { FixtureMail } from './mime.ts';

const ENG = { from: '工学系学務課 <gakumu@eng.desk.example>', signedBy: 'eng.desk.example' } as const;
const SCI = { from: 'Science Academic Affairs <academic@sci.desk.example>', signedBy: 'sci.desk.example' } as const;

export const TABLE_HABIT_MAILS: readonly FixtureMail[] = [
  {
    ...ENG,
    path: 'proxy-request/ja-html-services-over-two-lines',
    subject: 'クラウドデータ救出の取り次ぎについて',
    text: null,
    html: `<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><style>p.MsoNormal{margin:0mm}</style></head><body lang="JA"><div class="WordSection1">
<p class="MsoNormal">サポート窓口　御中<o:p></o:p></p><p class="MsoNormal">いつもお世話になっております。工学系学務課の三上です。<o:p></o:p></p>
<p class="MsoNormal">下記の修了生について、クラウドデータ救出をお願いいたします。本人確認は学生証および運転免許証により窓口にて実施済みです。<o:p></o:p></p>
<table class="MsoTableGrid" border="1" cellspacing="0"><tr><td><p class="MsoNormal">UTokyo Account<o:p></o:p></p></td><td><p class="MsoNormal"><span lang="EN-US">9910000001</span><o:p></o:p></p></td></tr>
<tr><td><p class="MsoNormal">学籍番号</p></td><td><p class="MsoNormal"><span lang="EN-US">37-991001</span></p></td></tr>
<tr><td><p class="MsoNormal">氏名</p></td><td><p class="MsoNormal">長谷部　みちる</p></td></tr>
<tr><td><p class="MsoNormal">所属</p></td><td><p class="MsoNormal">工学系研究科　建築学専攻</p></td></tr>
<tr><td><p class="MsoNormal">措置が必要な理由</p></td><td><p class="MsoNormal">修士論文の図面データの一部が欠けていることが学会発表の準備中に分かり、発表資料の作り直しに必要なため</p></td></tr>
<tr><td><p class="MsoNormal">対象サービス</p></td><td><p class="MsoNormal">ECCSクラウドメール<br>OneDrive</p></td></tr>
<tr><td><p class="MsoNormal">本人連絡先</p></td><td><p class="MsoNormal"><a href="mailto:michiru.h@mailbox.example">michiru.h@mailbox.example</a></p></td></tr></table>
<p class="MsoNormal">&nbsp;</p><p class="MsoNormal">よろしくお願いいたします。</p><p class="MsoNormal">----<br>三上 渉　学務課<br>TEL 00-0000-1111 / gakumu@eng.desk.example</p></div></body></html>`,
  },
  {
    ...ENG,
    path: 'proxy-request/ja-rows-with-a-label-nobody-knows',
    subject: 'クラウドデータ救出の取り次ぎについて',
    text: `ご担当者様

学務課の三上です。下記のとおり申請がありました。
本人確認は来週水曜日に窓口で行う予定です。取り急ぎご連絡まで。

UTokyo Account	9910000005
学籍番号	37-991005
氏名	寺内 朔
所属	工学系研究科 原子力国際専攻
理由	投稿中の論文の査読対応で生データの提出を求められているため
進学先	他大学の大学院
対象	OneDrive
メール	saku@mailbox.example
`,
  },
  {
    ...ENG,
    path: 'proxy-request/ja-table-drawn-with-bars',
    subject: 'クラウドデータ救出の取り次ぎについて',
    text: `三上です。申請がありました。本人確認は済ませております。

| 項目 | 内容 |
|---|---|
| UTokyo Account | 9910000033 |
| 学籍番号 | 37-991033 |
| 氏名 | 蛯名 悠 |
| 所属 | 工学系研究科 |
| 理由 | 国際会議の予稿の訂正にあたり、元の図と査読者との往復が必要なため |
| 対象サービス | ECCSクラウドメール・OneDrive |
| 連絡先 | yu.ebina@inbox.example |
`,
  },
  {
    ...ENG,
    path: 'proxy-request/ja-two-people-between-rules',
    subject: 'クラウドデータ救出の取り次ぎについて',
    text: `窓口様、学務課三上です。2件あります。いずれも本人確認済みです。

────── (1) ──────
氏名：立花 誠
学籍番号：37-991048
UTokyo Account：9910000048
所属：工学系研究科
対象：OneDrive
理由：共著者から求められた補足資料の原稿がOneDriveにあるため
連絡先：makoto.t@inbox.example
────── (2) ──────
氏名：橘 誠
学籍番号：37-991049
UTokyo Account：9910000049
所属：工学系研究科
対象：ECCSクラウドメール
理由：出版社との契約メールの確認が必要なため
連絡先：tachibana@inbox.example
`,
  },
  {
    ...ENG,
    path: 'proxy-request/ja-table-drawn-with-boxes',
    subject: 'クラウドデータ救出の取り次ぎについて',
    text: `三上です。本人確認は対面で終えています。クラウドデータ救出の対象者です。

┌──────┬──────────────┐
│共通ID│9950000003│
├──────┼──────────────┤
│学籍番号│37-995003│
├──────┼──────────────┤
│氏名│八重樫 翠│
├──────┼──────────────┤
│所属│工学系研究科│
├──────┼──────────────┤
│理由│共済金の請求に在学時の診断メールが必要なため│
├──────┼──────────────┤
│サービス│ECCSクラウドメール│
├──────┼──────────────┤
│連絡先│midori@mailbox.example│
└──────┴──────────────┘
`,
  },
  {
    ...ENG,
    path: 'proxy-request/ja-two-columns-drawn-with-bars',
    subject: 'クラウドデータ救出（2名）',
    text: `窓口御中
2名分です。いずれも窓口で本人確認を済ませております。学務課三上

| | Aさん | Bさん |
|---|---|---|
| UTokyo Account | 9950000008 | 9950000009 |
| 学籍番号 | 37-995008 | 37-995009 |
| 氏名 | 遠山 景 | 近山 景 |
| 所属 | 工学系研究科 | 工学系研究科 |
| 理由 | 訴訟で提出する証拠の原本がOneDriveにあるため | 訴訟の相手方との往復メールが必要なため |
| サービス | OneDrive | ECCSクラウドメール |
| 連絡先 | kei.t@post.example | kei.c@post.example |
`,
  },
  {
    ...ENG,
    path: 'proxy-request/ja-three-points-for-a-colon',
    subject: 'クラウドデータ救出の取り次ぎについて',
    text: `件名の件、よろしくお願いします。

UTokyo Account　…　9950000010
学籍番号　…　37-995010
氏名　…　設楽 円
所属　…　工学系研究科
理由　…　留学中の保険の請求に、加入証明のメールが必要
サービス　…　ECCSクラウドメール
連絡先　…　madoka@inbox.example
本人確認　…　済

三上　拝
`,
  },
  {
    ...ENG,
    path: 'proxy-request/ja-address-only-in-the-signature',
    subject: 'クラウドデータ救出の取り次ぎについて',
    text: `学務課三上です。本人確認済みです。

UTokyo Account：9950000011
学籍番号：37-995011
氏名：三枝 律
所属：工学系研究科
理由：博士論文の審査委員から計算コードの提出を求められたため
サービス：OneDrive
連絡先：090-0000-1111（メールアドレスは本人に確認中）

--------------------------------
三上 渉
TEL 00-0000-1111
MAIL mikami@private.example
--------------------------------
`,
  },
  {
    ...SCI,
    path: 'proxy-request/en-form-of-address-before-the-name',
    subject: 'Cloud data salvage request for a former student',
    encoding: 'quoted-printable',
    text: `Dear all,

Please find below a request for cloud data salvage. We have verified the applicant's identity in person (residence card).

UTokyo Account: 9920000001
Student ID: 47-992001
Name: Ms. Maria Exemplar
Faculty: Graduate School of Science
Reason: My co-authors need the raw spectra for a paper under review; they exist only in my OneDrive and the agreement is in my mail.
Services: both
Contact: maria.ex@inbox.example

Best,
Kei
--
Kei Sampleton | Academic Affairs | academic@sci.desk.example | +81-00-0000-0000
`,
  },
  {
    ...SCI,
    path: 'proxy-request/en-signature-between-drawn-lines',
    subject: 'クラウドデータ救出の取り次ぎについて',
    text: `Hello,

One request for cloud data salvage from our side; I met Ines and checked her passport, so her identity has been verified.

Account (10 digits)......: 9950000014
Student no...............: 47-995014
Name.....................: Ines Ejemplar
School...................: Graduate School of Science
Reason...................: Her thesis committee asks for the raw images
                           by 1 July.
Service..................: OneDrive
E-mail...................: ines@mailbox.example

==========================================
Kei Sampleton
Academic Affairs, Graduate School of Science
Phone: +81-00-0000-0000   E-mail: kei@private.example
==========================================
`,
  },
];
