/** Requests of offices in Japanese, from the tidy to the careless. */
import type { FixtureMail } from './mime.ts';

const ENG = { from: '工学系学務課 <gakumu@eng.desk.example>', signedBy: 'eng.desk.example' } as const;

export const OFFICE_MAILS_JA: readonly FixtureMail[] = [
  {
    ...ENG,
    path: 'proxy-request/ja-all-items-iso-2022-jp',
    subject: 'クラウドデータ救出の取り次ぎ（見本さん）',
    charset: 'iso-2022-jp',
    text: `見本サポート窓口 御中

いつもお世話になっております。工学系学務課の作例です。
次の修了者から申し出がありましたので、お取り次ぎいたします。
なお、2026年6月8日に当課の窓口で、在留カードにより本人確認を行いました。

UTokyo Account（10桁の数字）：9911000001
離籍直前の学籍番号（学生証番号）：37-911001
氏名：見本 さくら
離籍直前の学部・研究科等：工学系研究科 建築学専攻
措置が必要な理由：学会へ投稿中の論文で、審査員から実験装置の図面の提出を
　求められましたが、図面の一部の複製に失敗していたため。
アクセス提供対象サービス（ECCSクラウドメール，OneDrive，または両方）：OneDrive
本人連絡先（メールアドレス）：sakura@mailbox.example

以上、よろしくお願いいたします。
--
作例 三郎
工学系学務課 内線 00001
E-mail：gakumu@eng.desk.example
`,
  },
  {
    ...ENG,
    path: 'proxy-request/ja-shift-jis-vendor-characters',
    subject: 'データ救出の件　㈱見本商事に就職した修了生',
    charset: 'shift_jis',
    encoding: '8bit',
    text: `窓口ご担当者様

①氏名：髙橋　試作
②UTokyo Account：９９１１０００００２
③学籍番号：３７－９１１００２
④所属：工学系研究科　機械工学専攻
⑤理由：㈱見本商事との共同研究の契約書がメールにしか残っていないため。
⑥対象サービス：ＥＣＣＳクラウドメール
⑦連絡先：shisaku@mailbox.example
⑧本人確認：済（6月5日、運転免許証）
`,
  },
  {
    ...ENG,
    path: 'proxy-request/ja-full-width-everything',
    subject: 'クラウドデータ救出',
    text: `ＵＴｏｋｙｏ　Ａｃｃｏｕｎｔ：９９１１０００００３＠ｕｔａｃ．ｕ－ｔｏｋｙｏ．ａｃ．ｊｐ
学籍番号：３７‐９１１００３
氏名：全角　太郎
学部・研究科等：工学部
理由：卒業論文の元データを後輩へ引き継ぐ必要があるため。
対象サービス：ＯｎｅＤｒｉｖｅ
連絡先：ｚｅｎｋａｋｕ＠ｍａｉｌｂｏｘ．ｅｘａｍｐｌｅ
本人確認は、パスポートを対面で確認しており、完了しています。
`,
  },
  {
    ...ENG,
    path: 'proxy-request/ja-values-on-the-next-lines',
    subject: 'クラウドデータ救出の申請',
    text: `UTokyo Account（10桁の数字）
9911000004

離籍直前の学籍番号（学生証番号）
37-911004

氏名
改行 次郎

離籍直前の学部・研究科等
工学系研究科
　電気系工学専攻

措置が必要な理由
修士論文の再現実験に使う設定ファイルが、
手元の複製では壊れていました。

共同研究先への回答期限は7月末です。

アクセス提供対象サービス
・ECCSクラウドメール
・OneDrive

本人連絡先（メールアドレス）
kaigyo@mailbox.example

本人確認
済
`,
  },
  {
    ...ENG,
    path: 'proxy-request/ja-headings-in-brackets-from-a-second-sender',
    from: '工学系大学院係 <daigakuin@eng.desk.example>',
    subject: '【データ救出】取次',
    text: `【氏名】括弧 花
【学籍番号】37-911005
【共通ID】9911000005
【ご所属】工学系研究科 化学生命工学専攻
【申請理由】特許出願の明細書の作成に、測定の記録が必要です。
【希望サービス】両方
【メールアドレス】kakko@mailbox.example
【本人確認】6月4日に来室し、学生証と運転免許証で確認済みです。
`,
  },
  {
    ...ENG,
    path: 'proxy-request/ja-bullets-and-loose-labels',
    subject: 'サルベージのお願い',
    text: `お世話になっております。
卒業生から相談がありました。

■お名前 ： 箇条 書子 さん
■東大アカウント ： 9911000006
■学生証番号 ： 37-911006
■学部 ： 工学部
■学科 ： 都市工学科
■経緯 ： 指導教員との往復メールに、研究倫理の承認番号が書かれています。
■復旧したいサービス ： Gメール
■メアド ： kajo@mailbox.example

本人確認が取れています（オンライン、パスポート）。
`,
  },
  {
    ...ENG,
    path: 'proxy-request/ja-three-items-missing',
    subject: 'クラウドデータ救出について',
    text: `UTokyo Account：9911000007
学籍番号：37-911007
氏名：不足 四郎
学部・研究科等：工学系研究科
措置が必要な理由：
アクセス提供対象サービス（ECCSクラウドメール，OneDrive，または両方）：
本人連絡先（メールアドレス）：fusoku@mailbox.example

本人確認はまだ行っておりません。来週、窓口で実施する予定です。
`,
  },
  {
    ...ENG,
    path: 'proxy-request/ja-values-that-cannot-be-used',
    subject: 'クラウドデータ救出について',
    text: `UTokyo Account：991100008
学籍番号：工37
氏名：難点 五子
所属：工学系研究科
理由：バックアップを取るのを忘れていたため。
対象サービス：ドライブ
連絡先：gosai@closed.desk.example
本人確認済みです。
`,
  },
  {
    ...ENG,
    path: 'proxy-request/ja-services-out-of-scope',
    subject: 'クラウドデータ救出のお願い',
    text: `UTokyo Account：9911000009
学籍番号：37-911009
氏名：範囲 六美
学部・研究科等：工学系研究科
理由：就職先へ提出する成績の根拠として、課題の提出記録が必要です。
対象サービス：OneDrive、Teams、Zoomのクラウド録画
連絡先：mutsumi@mailbox.example
身分証により本人確認を実施しました。
`,
  },
  {
    ...ENG,
    path: 'proxy-request/ja-two-applicants-in-one-mail',
    subject: 'クラウドデータ救出（2名分）',
    text: `氏名：複数 一郎
UTokyo Account：9911000010
学籍番号：37-911010
連絡先：ichiro@mailbox.example

氏名：複数 二子
UTokyo Account：9911000011
学籍番号：37-911011
連絡先：futako@mailbox.example
`,
  },
  {
    path: 'proxy-request/ja-office-without-proof',
    from: '工学系学務課 <gakumu@eng.desk.example>',
    subject: 'クラウドデータ救出の取り次ぎ',
    text: `UTokyo Account：9911000012
学籍番号：37-911012
氏名：無印 七男
学部・研究科等：工学系研究科
理由：在学中に受けた奨学金の証明書類がメールにしかありません。
対象サービス：ECCSクラウドメール
連絡先：nanao@mailbox.example
本人確認は6月8日に実施済みです。
`,
  },
  {
    ...ENG,
    path: 'proxy-request/ja-table-of-an-html-mail',
    subject: 'クラウドデータ救出の申請',
    text: null,
    html: `<p>お世話になっております。工学系学務課です。</p>
<table>
<tr><th>UTokyo Account</th><td>9911000013</td></tr>
<tr><th>学籍番号</th><td>37-911013</td></tr>
<tr><th>氏名</th><td>表組 八重</td></tr>
<tr><th>所属</th><td>工学系研究科 社会基盤学専攻</td></tr>
<tr><th>理由</th><td>橋の観測記録を、共同研究先の報告書に使うため。</td></tr>
<tr><th>対象サービス</th><td>OneDrive</td></tr>
<tr><th>連絡先</th><td>yae@mailbox.example</td></tr>
<tr><th>本人確認</th><td>学生証で確認済み</td></tr>
</table>
`,
  },
];
