/** Requests as offices really write them: in their own words, half edited, with more or less than was asked for. */
import type { FixtureMail } from './mime.ts';

const ENG = { from: '工学系学務課 <gakumu@eng.desk.example>', signedBy: 'eng.desk.example' } as const;
const SCI = { from: 'Science Academic Affairs <academic@sci.desk.example>', signedBy: 'sci.desk.example' } as const;

export const MESSY_MAILS: readonly FixtureMail[] = [
  {
    ...ENG,
    path: 'proxy-request/ja-hints-of-the-template-left-in',
    subject: '【依頼】クラウドデータ救出',
    text: `窓口御中

下記のとおりお願いいたします。本人確認は6月8日に当課窓口で実施済みです。

記

１．UTokyo Account（10桁の数字）　　　：9955100001
２．離籍直前の学籍番号（学生証番号）　：37-955101
３．氏名　　　　　　　　　　　　　　　：雛形 残子
４．離籍直前の学部・研究科等　　　　　：工学系研究科　物理工学専攻
５．措置が必要な理由　　　　　　　　　：（例：論文の根拠データのため）
６．アクセス提供対象サービス（ECCSクラウドメール，OneDrive，または両方）
　　　　　　　　　　　　　　　　　　　：ECCSクラウドメール，OneDrive，または両方
７．本人連絡先（メールアドレス）　　　：nokoko@mailbox.example

以上
`,
  },
  {
    ...ENG,
    path: 'proxy-request/ja-wide-gaps-instead-of-colons',
    subject: 'データ救出の取り次ぎ',
    charset: 'iso-2022-jp',
    text: `いつもお世話になっております。
以下の修了生について、本人確認済みですのでお取り次ぎします。

　共通ID　　　9955100002
　学籍番号　　37-955102
　お名前　　　空白 広
　ご所属　　　工学系研究科
　理由　　　　特許の審査で、発明の日付を示す電子メールの提出を求められたため
　希望サービス　Gメール
　連絡先　　　hiroshi@mailbox.example

どうぞよろしくお願いいたします。
`,
  },
  {
    ...ENG,
    path: 'proxy-request/ja-wrapped-by-a-mail-program',
    subject: 'クラウドデータ救出',
    text: `UTokyo Account: 9955100003@utac.u-tokyo.ac.jp
学籍番号: 37-955103
氏名: 折返 長太郎
所属: 工学系研究科 化学システム工学専攻 化学システム工学講座
理由: 在学時に担当していた国際共同研究の最終報告書に添付する測定記録の原本が、手元の
複製では途中で途切れており、7月10日の提出期限までに差し替える必要があるため。
サービス: ECCSクラウドメール
　および
　OneDrive
連絡先: nagataro@mailbox.example
本人確認: 済（6/5、Web会議、運転免許証）
`,
  },
  {
    ...ENG,
    path: 'proxy-request/ja-name-and-faculty-in-parts',
    subject: 'クラウドデータ救出の件',
    text: `【共通ID】9955100004
【学籍番号】37-955104
【姓】部分
【名】別子
【フリガナ】ブブン ベツコ
【研究科】工学系研究科
【専攻】原子力国際専攻
【電話番号】03-0000-0004
【理由】就職先の研究倫理審査で、在学時の同意書の写しを求められたため。
【対象サービス】☑ECCSクラウドメール　□OneDrive
【本人連絡先】メール：betsuko@mailbox.example（携帯ではありません）
【備考】
本人確認が取れています（対面）。
`,
  },
  {
    ...ENG,
    path: 'proxy-request/ja-eighteen-digits-of-the-card',
    subject: 'クラウドデータ救出の申請',
    text: `東大アカウント：１２３４５６７８９９５５１００００５
学生証番号：37-955105
氏名：長桁 五郎
所属：工学系研究科
理由：査読者から実験ノートの電子版を求められたため。
対象サービス：OneDrive
連絡先：goro@mailbox.example
本人確認：済
`,
  },
  {
    ...ENG,
    path: 'proxy-request/ja-two-contact-addresses',
    subject: 'クラウドデータ救出の申請',
    text: `UTokyo Account：9955100006
学籍番号：37-955106
氏名：二択 睦
学部・研究科等：工学部
理由：卒業設計の図面を、勤務先の資格審査に提出するため。
対象サービス：OneDrive
連絡先：mutsu@mailbox.example / mutsu@office.example
本人確認：実施しました（6月4日）
`,
  },
  {
    ...ENG,
    path: 'proxy-request/ja-signature-that-looks-like-fields',
    subject: 'クラウドデータ救出の取次',
    text: `UTokyo Account：9955100007
学籍番号：37-955107
氏名：署名 七海
所属：工学系研究科
理由：共著論文の訂正に、元の画像が必要なため。
対象サービス：OneDrive
連絡先：nanami@mailbox.example
本人確認：済

**********************
担当：学務課 作例
TEL：03-0000-0000（内線 00001）
E-mail：gakumu@eng.desk.example
所在地：見本キャンパス
**********************
`,
  },
  {
    ...SCI,
    path: 'proxy-request/en-template-with-japanese-values',
    subject: 'Request for cloud data salvage',
    text: `UTokyo Account: 9955100008
Student ID number: 35-955108
Full name: 混在 八子
College/faculty/graduate school: 理学系研究科 生物科学専攻
Reason: 学位論文の再現性の検証を依頼され、元の測定値を提出する必要があるためです。
Service for access provision: OneDrive
Contact: yako@mailbox.example
Identity verified: yes (in person)
`,
  },
  {
    ...SCI,
    path: 'proxy-request/en-ticked-boxes-and-dotted-lines',
    subject: 'cloud data salvage (form)',
    charset: 'us-ascii',
    encoding: '7bit',
    text: `Dear colleagues,

please find below the data of a former student whose identity we have confirmed by video conference.

  a) Full name ............ : Dotty LINE
  b) UTokyo Account ....... : 9955100009
  c) Student No. .......... : 35-955109
  d) Graduate School ...... : Graduate School of Science
  e) Department ........... : Chemistry
  f) Services               : [ ] ECCS Cloud Email  [x] OneDrive
  g) E-mail                 : <dotty@mailbox.example>
  h) Reason                 : The spectra behind my second paper exist only there,
     and the journal wants them within 30 days.

Thank you for your help.
`,
  },
  {
    ...ENG,
    path: 'proxy-request/en-japanese-template-with-english-values',
    subject: 'クラウドデータ救出 / former student',
    text: `UTokyo Account（10桁の数字）：9955100010
学籍番号：37-955110
氏名：Ines BOTHWAYS
学部・研究科等：Graduate School of Engineering
措置が必要な理由：I need the signed agreement with the host institute; it was sent to my university mailbox only.
アクセス提供対象サービス：ECCS Cloud Email
本人連絡先（メールアドレス）：ines@mailbox.example
本人確認：済（パスポート）
`,
  },
  {
    ...SCI,
    path: 'proxy-request/en-contact-without-its-end',
    subject: 'Cloud data salvage',
    text: `Common ID: 9955100011
Student ID: 35-955111
Name: Toni Unfinished
Affiliation: Graduate School of Science
Purpose: Records of the field survey are needed for the final report of the project.
Services: both
E-mail: toni@gmail
We have checked the applicant's identity at our counter.
`,
  },
];
