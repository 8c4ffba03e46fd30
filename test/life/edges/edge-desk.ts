/** Given: a desk in memory, requests that differ in one line each, and the short ways through what an edge case is not about. */
import type { Ticket } from '../../../src/domain/ticket.ts';
import type { Outcome } from '../../../src/journey.ts';
import {
  type DeskInMemory,
  FORM,
  LEE,
  type Letter,
  type MailDraft,
  MORI,
  OFFICE,
  openDeskInMemory,
  REQUEST,
  reply,
  theLetter,
} from '../../journey/desk-in-memory.ts';
import { bounceOf } from '../../kill/bounce.ts';

export const HANAKO = 'hanako@mailbox.example';
export const NANAMI = 'nanami@post.example';

/** Lines of a request by the beginning of their label; null leaves one out. */
export type Lines = Readonly<Record<string, string | null>>;

/** `text` with other values behind some of its labels. */
export function withLines(text: string, lines: Lines): string {
  return Object.entries(lines).reduce((changed, [label, value]) => {
    const line = new RegExp(`^(${label}[^：:\\n]*[：:] ?).*\\n`, 'm');
    if (!line.test(changed)) throw new Error(`no line begins with ${label}`);
    return changed.replace(line, (_, head: string) => (value === null ? '' : `${head}${value}\n`));
  }, text);
}

const FORM_REQUEST = `クラウドデータ救出の申請がありました。

申請日時: 2026-06-03 10:00 JST
本人確認: デジタル認証アプリ（マイナンバーカード） 確認済み
ひも付けされているUTokyo Account: 9900000707@utac.u-tokyo.ac.jp
氏名（券面）: 試験 七海

アクセスが必要なサービス: OneDrive
連絡の付くメールアドレス: ${NANAMI}
救出が必要な理由: 学位論文の改訂で図3の元データの提出を求められているため
説明ページに記載の条件（1回限りの特別措置であることなど）を理解しました。: はい
`;

export class EdgeDesk {
  readonly desk: DeskInMemory;
  /** Every letter so far: what has been sent is kept nowhere else. */
  readonly post: Letter[] = [];

  private constructor(desk: DeskInMemory) {
    this.desk = desk;
  }

  static async open(...given: Parameters<typeof openDeskInMemory>): Promise<EdgeDesk> {
    return new EdgeDesk(await openDeskInMemory(...given));
  }

  close(): Promise<void> {
    return this.desk.close();
  }

  /** What the mail leads to: its outcome and the letters owed because of it. */
  async mail(draft: MailDraft): Promise<{ readonly outcome: Outcome; readonly letters: readonly Letter[] }> {
    this.desk.pass(1);
    const outcome = await this.desk.receive(draft);
    return { outcome, letters: await this.newLetters() };
  }

  async newLetters(): Promise<readonly Letter[]> {
    const letters = await this.desk.newLetters();
    this.post.push(...letters);
    return letters;
  }

  office(lines: Lines = {}, changes: Partial<MailDraft> = {}) {
    return this.mail({ from: OFFICE, subject: 'クラウドデータ救出', text: withLines(REQUEST, lines), ...changes });
  }

  form(lines: Lines = {}) {
    const headers = ['Auto-Submitted: auto-generated', 'X-Salvage-Form: v0-assumed'];
    return this.mail({ from: FORM, subject: '新規申請', text: withLines(FORM_REQUEST, lines), headers });
  }

  /** Another mail system says that it could not deliver `letter`. */
  async bounce(letter: Letter) {
    const entries = await this.desk.desk.store.letters();
    const entry = entries.find(({ messageId }) => messageId === letter.mail.messageId);
    if (!entry) throw new Error('no such letter');
    const envelope = { from: entry.envelopeFrom, to: [letter.to] };
    const outcome = await this.desk.receiveRaw(bounceOf(entry.messageId, envelope, 'X-Report: 1', this.desk.now()));
    return { outcome, letters: await this.newLetters() };
  }

  answer(letter: Letter, text: string, changes: Partial<MailDraft> = {}) {
    return this.mail(reply(letter, text, changes));
  }

  /** Newest first. */
  async tickets(): Promise<readonly Ticket[]> {
    return [...(await this.desk.desk.store.tickets())].sort((one, other) => (one.id < other.id ? 1 : -1));
  }

  /** The newest ticket. */
  async ticket(): Promise<Ticket> {
    const [newest] = await this.tickets();
    if (!newest) throw new Error('there is no ticket');
    return newest;
  }

  /** The newest review letter to `who` about `ticketId`. */
  review(ticketId: string, who = MORI): Letter {
    const found = this.post.findLast(
      ({ template, to, subject }) => template.startsWith('review') && to === who && subject.includes(ticketId),
    );
    if (!found) throw new Error(`nobody was asked about ${ticketId}`);
    return found;
  }

  /** A decider answers the newest review letter. */
  async decide(text: string, ticketId?: string, who = MORI) {
    return this.answer(this.review(ticketId ?? (await this.ticket()).id, who), text);
  }

  /** Colleagues are told, the cooling-off passes, the mailbox has been read. Gives the letters of the release. */
  async release(): Promise<readonly Letter[]> {
    await this.desk.send();
    await this.desk.settle();
    this.desk.pass(31);
    await this.desk.settle();
    return this.newLetters();
  }

  /** The ticket is approved, and its access is there. */
  async grant(ticketId?: string): Promise<readonly Letter[]> {
    await this.decide('訂正 失効日 2026-04-01\n承認', ticketId);
    const released = await this.release();
    return (await this.answer(theLetter(released, 'provide-access', LEE), 'PROVIDED')).letters;
  }

  state(): Promise<string> {
    return this.ticket().then(({ state }) => state);
  }
}

export const templatesOf = (letters: readonly Letter[]): readonly string[] =>
  [...new Set(letters.map(({ template }) => template))].sort();
