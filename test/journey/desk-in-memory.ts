/** A whole desk in memory with a clock of its own: mails go through the real journey, letters are read from its outbox. */

import { type ParsedMail, simpleParser } from 'mailparser';
import { parse as parseYaml } from 'yaml';
import { checkConfig, type LoadedConfig } from '../../src/config/file.ts';
import { settleDecisions } from '../../src/jobs/settle-decisions.ts';
import { journey, type Outcome } from '../../src/journey.ts';
import { type OpenDesk, openDesk, type WiringOptions } from '../../src/wiring.ts';
import { passingDatabase } from '../store/test-database.ts';
import { readOnce } from './read-once.ts';

export const MORI = 'mori@staff.desk.example';
export const LEE = 'lee@staff.desk.example';
export const HELPER = 'helper@staff.desk.example';
export const OFFICE = 'kyomu@eng.office.example';
export const FORM = 'no-reply@form.desk.example';
export const START = '2026-06-03T01:00:00.000Z';

const CONFIG = `
desk: { address: desk@desk.example, name: { ja: 窓口, en: Support Desk }, opensOn: 2025-10-01 }
imap: { host: 127.0.0.1, tls: none, user: desk, password: x }
smtp: { host: 127.0.0.1, tls: none }
secretKey: 0123456789abcdef0123456789abcdef
staff:
  - { name: 森 一郎, address: ${MORI}, language: ja, signers: [staff.desk.example] }
  - { name: Kim Lee, address: ${LEE}, language: en, signers: [staff.desk.example] }
  - { name: 補佐 花, address: ${HELPER}, language: ja, role: helper, signers: [staff.desk.example] }
offices:
  - { id: eng, name: { ja: 工学系教務, en: Engineering }, address: ${OFFICE}, language: ja, signers: [eng.office.example] }
forms:
  - { layout: identity-service, from: ${FORM}, signers: [form.desk.example] }
trust: { authservId: mx.desk.example }
`;

export interface MailDraft {
  readonly from: string;
  readonly to?: string;
  readonly subject?: string;
  readonly text: string;
  /** The domain our mail system says has signed; null: it says nothing. */
  readonly signedBy?: string | null;
  readonly headers?: readonly string[];
  readonly date?: string;
  /** Of a mail in parts, whose `text` is all of them with their headers. */
  readonly contentType?: string;
}

export interface Letter {
  readonly to: string;
  readonly template: string;
  readonly subject: string;
  readonly text: string;
  readonly mail: ParsedMail;
}

export interface DeskInMemory {
  readonly desk: OpenDesk;
  readonly config: LoadedConfig;
  now(): string;
  pass(minutes: number): void;
  receive(draft: MailDraft): Promise<Outcome>;
  receiveRaw(raw: Buffer | string): Promise<Outcome>;
  /** Letters owed since the last call. */
  newLetters(): Promise<Letter[]>;
  /** All letters so far. */
  letters(): Promise<Letter[]>;
  /** Everything that is due is accepted by SMTP. */
  send(): Promise<number>;
  /** The mailbox has been read up to now, and the decisions job has run. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

export function rawMail(draft: MailDraft, date: string): string {
  const {
    from,
    to = 'desk@desk.example',
    subject = 'mail',
    text,
    signedBy = from.split('@')[1] ?? '',
    headers = [],
    contentType = 'text/plain; charset=utf-8',
  } = draft;
  const isInParts = contentType.startsWith('multipart/');
  const proof = signedBy === null ? [] : [`Authentication-Results: mx.desk.example; dkim=pass header.d=${signedBy}`];
  const sentAt = new Date(draft.date ?? date).toUTCString().replace('GMT', '+0000');
  const words = `=?utf-8?B?${Buffer.from(subject).toString('base64')}?=`;
  return [
    ...proof,
    `From: ${from}`,
    `To: ${to}`,
    `Subject: ${words}`,
    `Date: ${sentAt}`,
    `Message-ID: <${Buffer.from(`${date}${from}${subject}${text}`).toString('base64url').slice(0, 60)}@mail.example>`,
    ...headers,
    'MIME-Version: 1.0',
    `Content-Type: ${contentType}`,
    `Content-Transfer-Encoding: ${isInParts ? '8bit' : 'base64'}`,
    '',
    isInParts ? text.replace(/\r?\n/g, '\r\n') : Buffer.from(text).toString('base64').replace(/.{76}/g, '$&\r\n'),
    '',
  ].join('\r\n');
}

/** An answer to `letter`, as a mail program writes it: to its Reply-To, the letter quoted below. */
export function reply(letter: Letter, text: string, changes: Partial<MailDraft> = {}): MailDraft {
  const to = letter.mail.replyTo?.value[0]?.address ?? 'desk@desk.example';
  const quote = letter.text.split('\n').map((line) => `> ${line}`);
  return {
    from: letter.to,
    to,
    subject: `Re: ${letter.subject}`,
    text: [text, '', 'On Wed, 3 Jun 2026 at 10:00, Support Desk <desk@desk.example> wrote:', ...quote].join('\n'),
    headers: [`In-Reply-To: ${letter.mail.messageId}`, `References: ${letter.mail.messageId}`],
    ...changes,
  };
}

export const REQUEST = `お世話になっております。本人確認は窓口にて実施済みです。

UTokyo Account（10桁の数字）：9900000101
離籍直前の学籍番号（学生証番号）：37-990101
氏名：例示 花子
離籍直前の学部・研究科等：工学系研究科
措置が必要な理由：査読中の論文の根拠資料として必要なため。
アクセス提供対象サービス：両方
本人連絡先（メールアドレス）：hanako@mailbox.example
`;

export async function openDeskInMemory(
  changes: (config: Record<string, unknown>) => void = () => {},
  options: WiringOptions = {},
): Promise<DeskInMemory> {
  const data = parseYaml(CONFIG) as Record<string, unknown>;
  changes(data);
  const checked = checkConfig(data);
  if ('mistakes' in checked) throw new Error(checked.mistakes.join('\n'));
  const secrets = {
    key: '0123456789abcdef0123456789abcdef',
    imap: 'x',
    smtp: null,
    credentials: { imap: null, smtp: null },
  };
  const config: LoadedConfig = { ...checked.config, folder: '.', secrets };
  let milliseconds = Date.parse(START);
  const now = () => new Date(milliseconds).toISOString();
  const database = options.database === undefined ? await passingDatabase() : null;
  const given = { ...(database ? { database: database.url } : {}), ...readOnce(config) };
  const desk = await openDesk(config, { ...given, clock: now, ...options });
  const seen = new Set<string>();
  /** By its bytes: what was parsed for one look at the letters is not parsed for the next. */
  const parsed = new Map<string, Promise<ParsedMail>>();

  function parse(bytes: Buffer): Promise<ParsedMail> {
    const key = bytes.toString('latin1');
    const mail = parsed.get(key) ?? simpleParser(bytes, { skipTextToHtml: true });
    parsed.set(key, mail);
    return mail;
  }

  async function letters(): Promise<Letter[]> {
    const entries = await desk.store.letters();
    return Promise.all(
      entries
        .filter((entry) => entry.bytes.length > 0)
        .map(async ({ recipient, template, subject, bytes, id }) => {
          const mail = await parse(bytes);
          return { id, to: recipient, template, subject, text: mail.text ?? '', mail };
        }),
    );
  }

  return {
    desk,
    config,
    now,
    letters,
    pass: (minutes) => {
      milliseconds += minutes * 60_000;
    },
    receive: (draft) => journey({ raw: Buffer.from(rawMail(draft, now())), receivedAt: now(), folder: 'inbox' }, desk),
    receiveRaw: (raw) => journey({ raw: Buffer.from(raw), receivedAt: now(), folder: 'inbox' }, desk),
    async newLetters() {
      const fresh = (await letters()).filter((letter) => !seen.has(letter.mail.messageId ?? ''));
      for (const letter of fresh) seen.add(letter.mail.messageId ?? '');
      return fresh;
    },
    async send() {
      const claimed = await desk.store.claimLetters(now(), 1_000, 60);
      for (const letter of claimed) await desk.store.letterAccepted(letter.id, now());
      return claimed.length;
    },
    async settle() {
      await desk.store.recordPass(now());
      await settleDecisions(desk);
    },
    async close() {
      await desk.close();
      await database?.forget();
    },
  };
}

/** The letter of `template` to `address` among `letters`; fails when there is none, or more than one. */
export function theLetter(letters: readonly Letter[], template: string, address: string): Letter {
  const found = letters.filter((letter) => letter.template === template && letter.to === address);
  const [only] = found;
  if (!only || found.length > 1) {
    const all = letters.map((letter) => `${letter.template} to ${letter.to}`).join(', ');
    throw new Error(`${found.length} letters "${template}" to ${address} among: ${all || 'none'}`);
  }
  return only;
}

/** Who gets what, sorted: for comparing a whole occasion. */
export function posts(letters: readonly Letter[]): string[] {
  return letters.map((letter) => `${letter.template} → ${letter.to}`).sort();
}

/** A letter's own words: without the line on top to reply above, and without the line that offers the other language. */
export function withoutOffer(text: string): string {
  const [, ...lines] = text.split('\n');
  return lines.filter((line) => !line.startsWith('日本語での')).join('\n');
}
