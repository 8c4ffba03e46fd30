/** A desk on a file and on a mailbox, whose mails hold words found nowhere else: where one is found, it has leaked. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eraseDue } from '../../src/jobs/erase-due.ts';
import { giveCommand } from '../../src/jobs/give-command.ts';
import { journey } from '../../src/journey.ts';
import { type SandboxImapServer, startImapServer } from '../../src/sandbox/imap-server.ts';
import { entitiesWith } from '../../src/store/entities/register.ts';
import type { WiringOptions } from '../../src/wiring.ts';
import {
  type DeskInMemory,
  LEE,
  type MailDraft,
  MORI,
  OFFICE,
  openDeskInMemory,
  rawMail,
  reply,
  theLetter,
} from '../journey/desk-in-memory.ts';
import { deskMailbox, imapSettings, type LogLine } from '../mailbox/desk-mailbox.ts';
import { databaseWithTables, type FreshDatabase } from '../store/fresh-database.ts';

export const DONE = 'Salvage/Done';

/** One for each field and for everything people can write. */
export const CANARIES = {
  account: '9911887301',
  studentId: '37-731846',
  name: 'Qzname Vurblex',
  faculty: 'qzfaculty',
  reason: 'qzreasonword',
  contact: 'qzcontact@qzmailbox.example',
  attestedBy: 'qzverifier',
  subject: 'qzsubjectword',
  note: 'qznoteword',
  question: 'qzquestionword',
  answer: 'qzanswerword',
  words: 'qzlatewords',
} as const;

export const CANARY_REQUEST = `お世話になっております。本人確認は窓口にて ${CANARIES.attestedBy} が実施済みです。

UTokyo Account（10桁の数字）：${CANARIES.account}
離籍直前の学籍番号（学生証番号）：${CANARIES.studentId}
氏名：${CANARIES.name}
離籍直前の学部・研究科等：工学系研究科 ${CANARIES.faculty}
措置が必要な理由：査読中の論文の根拠資料 ${CANARIES.reason} として必要なため。
アクセス提供対象サービス：両方
本人連絡先（メールアドレス）：${CANARIES.contact}
`;

export class PrivateDesk {
  readonly memory: DeskInMemory;
  readonly database: FreshDatabase;
  readonly imap: SandboxImapServer;
  readonly logged: readonly LogLine[];
  private readonly mailbox: ReturnType<typeof deskMailbox>;

  private constructor(memory: DeskInMemory, database: FreshDatabase, imap: SandboxImapServer) {
    this.memory = memory;
    this.database = database;
    this.imap = imap;
    const { desk } = memory;
    this.mailbox = deskMailbox(imapSettings(imap), {
      receive: async ({ turn, raw, receivedAt, folder }) => {
        const { contentKey, filing } = await journey({ raw, receivedAt, folder, turn }, desk);
        return { contentKey, filing };
      },
    });
    this.logged = this.mailbox.lines;
  }

  static async open(changes: (config: Record<string, unknown>) => void = () => {}, options: WiringOptions = {}) {
    const database = await databaseWithTables();
    const imap = await startImapServer({ users: { desk: 'secret' } });
    const memory = await openDeskInMemory(changes, { database: database.url, ...options });
    return new PrivateDesk(memory, database, imap);
  }

  /** The mail arrives in the mailbox and is taken from there. */
  async receive(draft: MailDraft): Promise<void> {
    this.memory.pass(1);
    this.imap.deliver(rawMail(draft, this.memory.now()), { receivedAt: this.memory.now() });
    await this.mailbox.mailbox.pass();
  }

  async answer(template: string, who: string, text: string): Promise<void> {
    await this.receive(reply(theLetter(await this.memory.newLetters(), template, who), text));
  }

  /** Everything that is due leaves, and what cools off is released. */
  async settle(): Promise<void> {
    await this.memory.send();
    await this.memory.settle();
    this.memory.pass(31);
    await this.memory.settle();
  }

  /** From the request to the last day: with a note, a question, its answer, both decisions, the week, and late words. */
  async wholeLife(): Promise<string> {
    await this.receive({ from: OFFICE, subject: `クラウドデータ救出 ${CANARIES.subject}`, text: CANARY_REQUEST });
    await this.answer('review', LEE, `ASK\n${CANARIES.question}`);
    await this.answer('question', CANARIES.contact, CANARIES.answer);
    const shown = theLetter(await this.memory.newLetters(), 'words-from-applicant', LEE);
    await this.receive(reply(shown, `NOTE ${CANARIES.note}`));
    await this.receive(reply(shown, 'SET revoked_on 2026-04-01\nAPPROVE'));
    await this.settle();
    await this.answer('provide-access', MORI, '提供しました');
    await this.memory.send();
    this.memory.pass(8 * 24 * 60);
    const [ticket] = await this.memory.desk.store.tickets();
    const id = ticket?.id ?? '';
    await giveCommand(this.memory.desk, id, { type: 'end-access' });
    await this.answer('close-access', MORI, '終了しました');
    await this.memory.send();
    await this.memory.newLetters();
    return id;
  }

  /** The night in which what is due is erased. */
  eraseDue(): Promise<void> {
    return eraseDue(imapSettings(this.imap), this.memory.desk, { info: () => {}, warn: () => {}, error: () => {} });
  }

  /** Every byte of the database's files, as they stand on the disk beside the running desk, and every cell of its tables. */
  async kept(): Promise<Buffer> {
    const { folder } = this.database;
    const files = readdirSync(folder).map((name) => readFileSync(join(folder, name)));
    return Buffer.concat([...files, await this.cells()]);
  }

  /** Every cell of every table. */
  async cells(): Promise<Buffer> {
    const hand = await this.database.otherHand();
    const cells: Buffer[] = [];
    for (const { options } of entitiesWith('blob'))
      for (const row of await hand.sql(`SELECT * FROM "${options.name}"`))
        for (const cell of Object.values(row)) cells.push(Buffer.isBuffer(cell) ? cell : Buffer.from(String(cell)));
    await hand.end();
    return Buffer.concat(cells);
  }

  mails(): Buffer {
    return Buffer.concat(this.imap.folders().flatMap((folder) => this.imap.mails(folder).map(({ raw }) => raw)));
  }

  async close(): Promise<void> {
    await this.mailbox.mailbox.close();
    await this.memory.close();
    await this.imap.close();
    await this.database.remove();
  }
}

/** The three ways `text` can stand inside base64, without the characters that depend on what is around it. */
function inBase64(text: string): string[] {
  return [0, 1, 2].map((before) => {
    const coded = Buffer.from(`${' '.repeat(before)}${text}`)
      .toString('base64')
      .replace(/=+$/, '');
    return coded.slice(before === 0 ? 0 : before + 1, -2);
  });
}

/** The canaries that stand in `bytes`, plainly or in base64. */
export function canariesIn(bytes: Buffer, canaries: readonly string[] = Object.values(CANARIES)): string[] {
  return canaries.filter((canary) => [canary, ...inBase64(canary)].some((form) => bytes.includes(form)));
}
