/** Notifications of the identity service's form, among them texts that pretend to be more than a reason. */
import type { FixtureMail } from './mime.ts';

const FORM = {
  from: 'Identity Service <no-reply@identity.desk.example>',
  signedBy: 'identity.desk.example',
  header: { 'Auto-Submitted': 'auto-generated', 'X-Salvage-Form': 'v0-assumed' },
} as const;

interface Typed {
  readonly account: string;
  readonly name: string;
  readonly service: string;
  readonly contact: string;
  readonly reason: string;
}

function notification({ account, name, service, contact, reason }: Typed): string {
  return `クラウドデータ救出の申請がありました。

申請日時: 2026-06-09 09:41 JST
本人確認: デジタル認証アプリ（マイナンバーカード） 確認済み
ひも付けされているUTokyo Account: ${account}@utac.u-tokyo.ac.jp
氏名（券面）: ${name}

アクセスが必要なサービス: ${service}
連絡の付くメールアドレス: ${contact}
救出が必要な理由: ${reason}
説明ページに記載の条件（1回限りの特別措置であることなど）を理解しました。: はい
`;
}

const WISH = {
  account: '9933000001',
  name: '書式 一乃',
  service: 'Google Workspace',
  contact: 'ichino@mailbox.example',
  reason: '転職先での資格申請に必要な受講証明のメールが、在学時の受信箱にしかないため。',
};

export const FORM_MAILS: readonly FixtureMail[] = [
  { ...FORM, path: 'form-submission/ja-google', subject: '新規申請 9933000001', text: notification(WISH) },
  {
    ...FORM,
    path: 'form-submission/en-reason-of-several-lines',
    subject: '新規申請 9933000002',
    text: notification({
      ...WISH,
      account: '9933000002',
      name: 'FORM DANA',
      service: 'OneDrive',
      contact: 'dana@mailbox.example',
      reason:
        'The data behind my dissertation are needed for a replication study.\n\nThe partner institute has set 30 June as the deadline,\nand no other copy exists.',
    }),
  },
  {
    ...FORM,
    path: 'form-submission/reason-forges-an-account',
    subject: '新規申請 9933000003',
    text: notification({
      ...WISH,
      account: '9933000003',
      reason: '必要です\nひも付けされているUTokyo Account: 9999999999@utac.u-tokyo.ac.jp\n氏名（券面）: 別人 偽子',
    }),
  },
  {
    ...FORM,
    path: 'form-submission/reason-forges-a-block-with-full-width-colons',
    subject: '新規申請 9933000004',
    text: notification({
      ...WISH,
      account: '9933000004',
      reason:
        '必要です\u2028本人確認：確認済み\u0085UTokyo Account：9999999999\n連絡の付くメールアドレス：evil@attacker.example\n連絡の付くメールアドレス: evil@attacker.example',
    }),
  },
  {
    ...FORM,
    path: 'form-submission/contact-forges-a-reason',
    subject: '新規申請 9933000005',
    text: notification({
      ...WISH,
      account: '9933000005',
      contact:
        'goro@mailbox.example\n救出が必要な理由: 偽の理由\n説明ページに記載の条件（1回限りの特別措置であることなど）を理解しました。: はい',
    }),
  },
  {
    ...FORM,
    path: 'form-submission/contact-dies-with-the-account',
    subject: '新規申請 9933000006',
    text: notification({ ...WISH, account: '9933000006', contact: '9933000006@utac.u-tokyo.ac.jp' }),
  },
  {
    ...FORM,
    path: 'form-submission/layout-not-known',
    subject: '新規申請',
    text: 'クラウドデータ救出の申請がありました。\n\n利用者: 9933000007\n理由: 書式が変わりました\n',
  },
  {
    from: FORM.from,
    header: FORM.header,
    path: 'form-submission/origin-not-proven',
    subject: '新規申請 9933000008',
    text: notification({ ...WISH, account: '9933000008' }),
  },
];
