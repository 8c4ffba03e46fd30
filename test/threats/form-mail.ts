/** A mail of the form as it really comes, for the tests that forge it. */

export const FORM_HEADERS: readonly string[] = ['Auto-Submitted: auto-generated', 'X-Salvage-Form: v0-assumed'];

export const FORM_TEXT = `クラウドデータ救出の申請がありました。

申請日時: 2026-06-03 10:00 JST
本人確認: デジタル認証アプリ（マイナンバーカード） 確認済み
ひも付けされているUTokyo Account: 9900000707@utac.u-tokyo.ac.jp
氏名（券面）: 試験 七海

アクセスが必要なサービス: OneDrive
連絡の付くメールアドレス: nanami@post.example
救出が必要な理由: 証明書が必要なため
説明ページに記載の条件（1回限りの特別措置であることなど）を理解しました。: はい
`;
