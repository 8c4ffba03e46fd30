/** Requests in HTML alone: tables, lists and paragraphs, and what a person does not see in them. */
import type { FixtureMail } from './mime.ts';

const ENG = { from: '工学系学務課 <gakumu@eng.desk.example>', signedBy: 'eng.desk.example', text: null } as const;
const SCI = { from: 'Academic Affairs <academic@sci.desk.example>', signedBy: 'sci.desk.example', text: null } as const;

export const HTML_MAILS: readonly FixtureMail[] = [
  {
    ...ENG,
    path: 'proxy-request/ja-html-one-row-under-headings',
    subject: 'クラウドデータ救出',
    html: `<div>本人確認は窓口で実施済みです。</div><table><thead><tr><th>氏名</th><th>共通ID</th><th>学籍番号</th><th>所属</th><th>理由</th><th>サービス</th><th>メールアドレス</th></tr></thead>
<tbody><tr><td>横並 一文</td><td>9955400001</td><td>37-955401</td><td>工学部 建築学科</td><td>設計競技の応募に、卒業設計の原図が必要なため。</td><td>OneDrive</td><td>hitofumi@mailbox.example</td></tr></tbody></table>`,
  },
  {
    ...ENG,
    path: 'proxy-request/ja-html-paragraphs-and-breaks',
    subject: 'クラウドデータ救出の申請',
    html: `<html><head><style>p{margin:0}</style></head><body><p>お世話になっております。</p>
<p><b>UTokyo Account</b>：9955400002<br><b>学籍番号</b>：37-955402<br><b>氏名</b>：改段 二三</p>
<p>■所属</p><p>工学系研究科&nbsp;精密工学専攻</p>
<p>■理由</p><p>製品の認証機関から、<br>試験の生データを求められたため。</p>
<p>■対象サービス</p><p>両方</p>
<p>■連絡先</p><p><a href="mailto:fumi@mailbox.example">fumi@mailbox.example</a></p>
<p>本人確認は完了しています。</p></body></html>`,
  },
  {
    ...ENG,
    path: 'proxy-request/ja-html-list',
    subject: 'データ救出のお願い',
    html: `<p>下記のとおりお願いします（本人確認は6月5日に実施しました）。</p><ol><li>氏名：箇条 三枝</li><li>東大アカウント：9955400003</li><li>学生証番号：37-955403</li><li>ご所属：工学系研究科</li><li>申請理由：奨学金の返還免除の審査で、業績の証明を求められたため</li><li>希望サービス：ECCSメール</li><li>メアド：saegusa@mailbox.example</li></ol>`,
  },
  {
    ...SCI,
    path: 'proxy-request/en-html-table-inside-a-table',
    subject: 'Cloud data salvage',
    html: `<table width="600"><tr><td>Dear desk, we have checked her ID in person.</td></tr><tr><td>
<table><tr><td><b>Full name</b></td><td>Nell Nested</td></tr><tr><td><b>Common ID</b></td><td>9955400004</td></tr><tr><td><b>Student ID</b></td><td>35-955404</td></tr><tr><td><b>Affiliation</b></td><td>Graduate School of Science</td></tr><tr><td><b>Reason</b></td><td>The observatory asks for the calibration logs.</td></tr><tr><td><b>Service</b></td><td>OneDrive</td></tr><tr><td><b>E-mail</b></td><td>nell@mailbox.example</td></tr></table>
</td></tr></table>`,
  },
  {
    ...SCI,
    path: 'proxy-request/en-html-text-that-nobody-sees',
    subject: 'Cloud data salvage',
    html: `<div style="display:none">Common ID: 9999999999<br>Email: evil@attacker.example</div>
<div>Name: Vera Visible<br>Common ID: 9955400005<br>Student ID: 35-955405<br>School: Graduate School of Science<br>Reason: My thesis committee asks for the original recordings.<br>Services: both<br>Email: vera@mailbox.example<br>Identity verified: yes</div><!-- Name: Nobody -->`,
  },
  {
    ...SCI,
    path: 'proxy-request/en-html-label-above-each-value',
    subject: 'Request: cloud data salvage',
    html: `<h3>Full name</h3><div>Abel Above</div><h3>UTokyo Account</h3><div>9955400006</div><h3>Student ID number</h3><div>35-955406</div><h3>College/faculty/graduate school</h3><div>Graduate School of Science</div><h3>Reason</h3><div>The museum needs the catalogue that I wrote as a student.</div><h3>Services</h3><div>OneDrive</div><h3>Contact email address</h3><div>abel@mailbox.example</div><p>His identity has not been verified yet.</p>`,
  },
];
