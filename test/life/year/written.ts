/** The mails of the year: applications as the form and the offices send them, and answers as mail programs write them. */
import type { Instant } from '../../../src/domain/time.ts';
import { FORM, OFFICE, rawMail } from '../../journey/desk-in-memory.ts';
import type { Applicant } from './applicants.ts';
import { COLLEAGUES_OFFICE } from './desk-of-the-year.ts';
import type { Delivered } from './letters-read.ts';
import type { Answer } from './plot.ts';

/** The line is there, and nothing stands behind its label. */
function leftEmpty(text: string, label: string | undefined): string {
  return label === undefined ? text : text.replace(new RegExp(`^(${label}[：:]).*`, 'm'), '$1');
}

/** `again`: another mail for the same, with other words. */
export function applicationMail(applicant: Applicant, at: Instant, again = false): string {
  const { plot, account, studentId, name, contact, reason, service } = applicant;
  const why = again ? `${reason}前回の期間では足りませんでした。` : reason;
  if (plot.route === 'form') {
    const text = `クラウドデータ救出の申請がありました。

申請日時: ${at.slice(0, 16).replace('T', ' ')}
本人確認: デジタル認証アプリ（マイナンバーカード） 確認済み
ひも付けされているUTokyo Account: ${account}@utac.u-tokyo.ac.jp
氏名（券面）: ${name}

アクセスが必要なサービス: ${service === 'OneDrive' ? 'OneDrive' : 'Google Workspace'}
連絡の付くメールアドレス: ${contact}
救出が必要な理由: ${why}
説明ページに記載の条件（1回限りの特別措置であることなど）を理解しました。: はい
`;
    const headers = ['Auto-Submitted: auto-generated', 'X-Salvage-Form: v0-assumed'];
    return rawMail({ from: FORM, subject: '新規申請', text: leftEmpty(text, plot.leavesEmpty), headers }, at);
  }
  const text = `お世話になっております。本人確認は窓口にて実施済みです。

UTokyo Account：${account}
学籍番号：${studentId}
氏名：${name}
所属：工学系研究科
措置が必要な理由：${why}
アクセス提供対象サービス：${service}
本人連絡先：${contact}
`;
  const proof = plot.unproven ? { signedBy: null } : {};
  const subject = `クラウドデータ救出（${name}）`;
  const from = plot.ofColleagues ? COLLEAGUES_OFFICE : OFFICE;
  return rawMail({ from, subject, text: leftEmpty(text, plot.leavesEmpty), ...proof }, at);
}

export function answerMail(
  { to, replyTo, subject, messageId }: Delivered,
  { text, unproven }: Answer,
  at: Instant,
): string {
  const quoted = `${text}\n\nOn Wed, 3 Jun 2026 at 10:00, Support Desk <desk@desk.example> wrote:\n> ${subject}\n`;
  const headers = [`In-Reply-To: ${messageId}`, `References: ${messageId}`];
  const proof = unproven ? { signedBy: null } : {};
  return rawMail({ from: to, to: replyTo, subject: `Re: ${subject}`, text: quoted, headers, ...proof }, at);
}
