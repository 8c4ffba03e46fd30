/** Requests for several people in one mail: two tickets each, or none and a letter that asks for one mail each. */
import type { FixtureMail } from './mime.ts';

const ENG = { from: '工学系学務課 <gakumu@eng.desk.example>', signedBy: 'eng.desk.example' } as const;
const SCI = { from: 'Science Academic Affairs <academic@sci.desk.example>', signedBy: 'sci.desk.example' } as const;

export const SEVERAL_APPLICANT_MAILS: readonly FixtureMail[] = [
  {
    ...ENG,
    path: 'proxy-request/ja-two-people-under-headings',
    subject: 'クラウドデータ救出のお願い（2名分）',
    text: `お世話になっております。次の2名について、6月8日に窓口で本人確認を行いました。

【1人目】
氏名：組合 一美
UTokyo Account：9955200001
学籍番号：37-955201
所属：工学系研究科 機械工学専攻
理由：投稿中の論文の図を作り直すため。
対象サービス：OneDrive
連絡先：hitomi@mailbox.example

【2人目】
氏名：組合 二郎
UTokyo Account：9955200002
学籍番号：37-955202
所属：工学系研究科 電気系工学専攻
理由：特許の共同出願者との往復メールを示すため。
対象サービス：ECCSクラウドメール
連絡先：jiro@mailbox.example

以上、よろしくお願いいたします。
`,
  },
  {
    ...SCI,
    path: 'proxy-request/en-two-people-with-a-common-reason',
    subject: 'Cloud data salvage for two former students',
    text: `Dear desk,

1) Name: Ada Firstborn
   Common ID: 9955200003
   Student ID: 35-955203
   Faculty or Graduate School: Graduate School of Science
   Email: ada@mailbox.example

2) Name: Bea Secondo
   Common ID: 9955200004
   Student ID: 35-955204
   Faculty or Graduate School: Graduate School of Science
   Email: bea@mailbox.example

For both of them:
Reason: They wrote a paper together, and the referee asks for the raw data.
Services: OneDrive
We have verified the identity of both in person.

Kind regards,
Pat Sample
`,
  },
  {
    ...ENG,
    path: 'proxy-request/ja-two-rows-of-a-table',
    subject: 'データ救出 2名',
    text: null,
    html: `<p>お世話になっております。いずれも窓口で本人確認済みです。</p>
<table border="1">
<tr><th>No.</th><th>氏名</th><th>UTokyo Account</th><th>学籍番号</th><th>所属</th><th>対象サービス</th><th>連絡先</th></tr>
<tr><td>1</td><td>表中 三子</td><td>9955200005</td><td>37-955205</td><td>工学部</td><td>両方</td><td>mitsuko@mailbox.example</td></tr>
<tr><td>2</td><td>表中 四郎</td><td>9955200006</td><td>37-955206</td><td>工学系研究科</td><td>OneDrive</td><td>shiro@mailbox.example</td></tr>
</table>
<p>理由：共同で製作した試作機の図面が、卒業後の改修に必要なため。</p>
<p>以上、よろしくお願いいたします。</p>
`,
  },
  {
    ...ENG,
    path: 'proxy-request/ja-three-announced-and-two-found',
    subject: 'クラウドデータ救出（3名分）',
    text: `氏名：人数 五子
UTokyo Account：9955200007
学籍番号：37-955207
連絡先：itsuko@mailbox.example

氏名：人数 六助
UTokyo Account：9955200008
学籍番号：37-955208
連絡先：rokusuke@mailbox.example

もう1名は、別紙のとおりです。
`,
  },
  {
    ...SCI,
    path: 'proxy-request/en-two-people-in-lists',
    subject: 'Cloud data salvage',
    charset: 'us-ascii',
    encoding: '7bit',
    text: `Names: Carla Listed and Dan Listed
Common ID: 9955200009, 9955200010
Student ID: 35-955209, 35-955210
E-mail: carla@mailbox.example, dan@mailbox.example
Reason: joint thesis
Services: both
`,
  },
  {
    ...ENG,
    path: 'proxy-request/ja-one-named-in-the-reason-of-another',
    subject: 'クラウドデータ救出のお願い',
    text: `氏名：混線 七重
UTokyo Account：9955200011
学籍番号：37-955211
理由：混線 八郎さんと共同で行った実験の記録が必要なため。
連絡先：nanae@mailbox.example

氏名：混線 八郎
UTokyo Account：9955200012
学籍番号：37-955212
理由：同じ実験の記録が必要なため。
連絡先：hachiro@mailbox.example
`,
  },
];
