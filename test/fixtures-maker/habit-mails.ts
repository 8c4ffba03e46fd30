/** Requests in habits of clerks that were thought of without looking at the program: labels, brackets and signatures. */
import type { FixtureMail } from './mime.ts';

const ENG = { from: '工学系学務課 <gakumu@eng.desk.example>', signedBy: 'eng.desk.example' } as const;

export const HABIT_MAILS: readonly FixtureMail[] = [
  {
    ...ENG,
    path: 'proxy-request/ja-half-width-kana-and-equals-signs',
    subject: 'クラウドデータ救出の取り次ぎについて',
    text: `学務課の三上と申します。
クラウドデータ救出の取り次ぎです。

ＵＴｏｋｙｏ　Ａｃｃｏｕｎｔ＝9910000020
学籍番号＝37-991020
ｼﾒｲ＝辻 ひなた
ｼｮｿﾞｸ＝工学系研究科
ﾘﾕｳ＝学会の会費免除申請で在籍時の承認メールを示す必要があるため
ｻｰﾋﾞｽ＝ＥＣＣＳﾒｰﾙ
ﾒｰﾙｱﾄﾞﾚｽ＝hinata@inbox.example
本人確認＝済
`,
  },
  {
    ...ENG,
    path: 'proxy-request/ja-instructions-under-the-labels',
    subject: 'クラウドデータ救出の取り次ぎについて',
    text: `窓口 御中

以下、様式の説明を残したままですみません。記入しました。

1. UTokyo Account（10桁の数字）
　※10桁の数字で記入してください。@utac以降は不要です。
　9910000026
2. 離籍直前の学籍番号（学生証番号）
　※例：37-123456
　37-991026
3. 氏名
　夏井 汐
4. 離籍直前の学部・研究科等
　工学系研究科
5. 措置が必要な理由
　※できるだけ具体的に記入してください。「バックアップを忘れた」だけでは不十分です。
　研究倫理審査の再提出に在学中の審査結果通知メールが必要なため
6. アクセス提供対象サービス（ECCSクラウドメール，OneDrive，または両方）
　※いずれかを選んでください。
　ECCSクラウドメール
7. 本人連絡先（メールアドレス）
　※大学のアドレス以外を記入してください。例：taro@example.com
　shio@inbox.example

本人確認は完了しています。
学務課 三上
`,
  },
  {
    ...ENG,
    path: 'proxy-request/ja-telephone-and-address-as-contacts',
    subject: 'クラウドデータ救出の取り次ぎについて',
    text: `三上です。本人確認済み（パスポート目視）です。クラウドデータ救出をお願いします。

UTokyo Account：9910000030
学籍番号：37-991030
氏名：ホシノ アンナ
フリガナ：ホシノ アンナ
所属：工学系研究科
理由：ビザ更新に必要な受入承諾書がメールの添付にしかないため
アクセス提供対象サービス：☑ECCSクラウドメール　□OneDrive　□両方
連絡先（電話）：090-0000-0000
連絡先（メール）：anna.h@inbox.example
`,
  },
  {
    ...ENG,
    path: 'proxy-request/ja-readings-and-remarks-in-brackets',
    subject: 'クラウドデータ救出の取り次ぎについて',
    charset: 'iso-2022-jp',
    text: `三上です。お世話になります。
羽鳥さんの件で必要事項をお送りします。なお本人確認済みです。

●アカウント(共通ID)：9910000035
●学生証番号　　　　：37-991035
●お名前（ふりがな）：羽鳥 澄（はとり すみ）
●ご所属（離籍時）　：工学系研究科
●ご希望のサービス　：OneDrive
●救出が必要な理由　：博士論文の公開にあたり、図の原版を出版社へ渡す必要があるため
●ご連絡先メール　　：sumi@mailbox.example（自宅）
`,
  },
  {
    ...ENG,
    path: 'proxy-request/ja-verified-at-the-counter-in-one-word',
    subject: 'クラウドデータ救出の取り次ぎについて',
    text: `学務課三上です。

UTokyo Account：99-1000-0039
学籍番号：37 991039
氏名：糸数 うみ
所属：工学系研究科
理由：出産手当の申請書類に在籍時の通知メールが必要なため
対象サービス：ECCSクラウドメール
連絡先：umi＠mailbox.example
本人確認：窓口にて済
`,
  },
  {
    ...ENG,
    path: 'proxy-request/ja-signature-between-drawn-lines',
    subject: 'クラウドデータ救出の取り次ぎについて',
    charset: 'shift_jis',
    text: `窓口御中
工学系学務課の三上です。以下のとおり申請がありましたのでお知らせします。

UTokyo Account：9910000040
学籍番号：37-991040
氏名：上地 鈴
所属：工学系研究科
理由：前職の雇用証明に関する連絡を確認するため
サービス：ECCSクラウドメール
連絡先：suzu@post.example
※本人確認書類（マイナンバーカード表面）を対面で確認し、本人であることを確認いたしました。

========================================
工学系学務課
三上 渉　MIKAMI Wataru
〒000-0001 東都市中央1-2-3 工学部8号館2階
電話 00-0000-3333　FAX 00-0000-3334
メール：mikami.personal@eng.desk.example
所属：学務課大学院チーム
氏名：三上 渉
========================================
`,
  },
  {
    ...ENG,
    path: 'proxy-request/ja-labels-in-two-languages',
    subject: 'クラウドデータ救出の取り次ぎについて',
    text: `三上です。本人確認済。クラウドデータ救出をお願いいたします。

UTokyo Account：9910000042
Student ID：37-991042
氏名 / Name：ブラウン 恵
所属 / Affiliation：工学系研究科
理由 / Reason：米国の大学院に出す成績証明の発行元との往復メールが必要なため
サービス / Service：Google Workspace
連絡先 / Contact：megumi.b@post.example
`,
  },
  {
    ...ENG,
    path: 'proxy-request/ja-statement-beside-the-services',
    subject: 'クラウドデータ救出の取り次ぎについて',
    text: `学務課三上です。

UTokyo Account：9910000043
学籍番号：37-991043
氏名：柏　直
所属：工学系研究科
理由：住宅ローン審査で在籍時の給与通知メールが必要なため
対象サービス：ECCSクラウドメール（Zoomで本人確認を実施済みです）
連絡先：nao.kashiwa@mailbox.example
`,
  },
  {
    ...ENG,
    path: 'proxy-request/ja-numbers-in-heading-brackets',
    subject: 'クラウドデータ救出の取り次ぎについて',
    text: `三上です。本人確認を実施いたしました。

【１】UTokyo Account（10桁の数字）　9910000045
【２】離籍直前の学籍番号　37-991045
【３】氏名　栗栖　望
【４】離籍直前の学部・研究科等　工学系研究科
【５】措置が必要な理由　在学中に取得した知的財産の届出に添付する資料を取り出すため
【６】アクセス提供対象サービス　ECCSクラウドメール　及び　OneDrive
【７】本人連絡先　nozomi.k@post.example
`,
  },
  {
    ...ENG,
    path: 'proxy-request/ja-labels-in-two-languages-loosely',
    subject: 'クラウドデータ救出の取り次ぎについて',
    text: `学務課の三上です。

UTokyo Account／アカウント：9950000004
Student ID 学籍番号：37-995004
Full name（氏名）：新妻 楽 さん
Faculty／所属：工学系研究科
Reason（理由）：就職先の新人研修で在学時の成果物の提出を求められたため
Service（サービス）：OneDrive
E-mail（連絡先）：raku@post.example
Identity check（本人確認）：済
`,
  },
  {
    ...ENG,
    path: 'proxy-request/ja-not-verified-beside-the-name',
    subject: 'クラウドデータ救出の取り次ぎについて',
    text: `三上です。

UTokyo Account：9950000007
学籍番号：37-995007
氏名：百瀬 栞（本人確認未了）
所属：工学系研究科
理由：学会賞の応募に必要な図版
対象サービス：OneDrive
連絡先：shiori@mailbox.example

本人確認の方法：運転免許証（予定）
`,
  },
];
