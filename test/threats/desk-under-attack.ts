/** A desk in memory with one letter of each kind out, and what an attack must leave as it was. */
import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { OutboxEntry } from '../../src/store/transaction.ts';
import type { WiringOptions } from '../../src/wiring.ts';
import {
  type DeskInMemory,
  type Letter,
  MORI,
  OFFICE,
  openDeskInMemory,
  REQUEST,
  rawMail,
  theLetter,
} from '../journey/desk-in-memory.ts';

export const APPLICANT = 'hanako@mailbox.example';

/** Letters as they stand in the outbox, with their states. */
export async function states(desk: DeskInMemory): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const ticket of await desk.desk.store.tickets()) {
    const history = await desk.desk.store.ticketHistory(ticket.id);
    for (const letter of history?.letters ?? []) found.set(letter.id, letter.state);
  }
  return found;
}

/** Everything that an attack could want to change, as one text. */
export async function everyTicket(desk: DeskInMemory): Promise<string> {
  return JSON.stringify(await desk.desk.store.tickets());
}

export interface Waiting {
  readonly desk: DeskInMemory;
  /** To a decider, to the office that is asked to confirm, and to an applicant. */
  readonly staff: Letter;
  readonly office: Letter;
  readonly applicant: Letter;
}

/** One proven request that waits for a decision, and an unproven one that waits for its office. */
export async function waitingDesk(options: WiringOptions = {}): Promise<Waiting> {
  const desk = await openDeskInMemory(() => {}, options);
  await desk.receive({ from: OFFICE, subject: 'クラウドデータ救出', text: REQUEST });
  const first = await desk.newLetters();
  const other = REQUEST.replace('9900000101', '9900000202').replace(APPLICANT, 'taro@mailbox.example');
  await desk.receive({ from: OFFICE, subject: 'クラウドデータ救出', text: other, signedBy: null });
  const second = await desk.newLetters();
  await desk.send();
  return {
    desk,
    staff: theLetter(first, 'review', MORI),
    office: theLetter(second, 'confirm-request', OFFICE),
    applicant: theLetter(first, 'acknowledgement', APPLICANT),
  };
}

interface ReplyFile {
  readonly program: string;
  readonly shapes: readonly {
    readonly how: string;
    readonly to: 'reply-to' | 'from' | 'envelope';
    readonly subject: Readonly<Record<'ja' | 'en', string>>;
    readonly headers: readonly string[];
    readonly quotes: boolean;
  }[];
  readonly texts: Readonly<Record<'ja' | 'en', readonly string[]>>;
}

export interface AutomaticReply {
  readonly name: string;
  readonly unmarked: boolean;
  /** The reply to `letter`, whose envelope sender was `envelope`. */
  raw(letter: Letter, envelope: string, date: string): string;
}

const FOLDER = 'fixtures/automatic-replies';

/** Every shape of every program with every text. */
export function automaticReplies(): readonly AutomaticReply[] {
  const files = readdirSync(FOLDER).map((file) => parse(readFileSync(`${FOLDER}/${file}`, 'utf8')) as ReplyFile);
  return files.flatMap(({ program, shapes, texts }) =>
    shapes.flatMap((shape) =>
      (['ja', 'en'] as const).flatMap((language) =>
        texts[language].map((text, index) => ({
          name: `${program}, ${shape.how} (${language} ${index + 1})`,
          unmarked: program === 'no mark',
          raw(letter: Letter, envelope: string, date: string) {
            const { replyTo, messageId = '' } = letter.mail;
            const addresses = { 'reply-to': replyTo?.value[0]?.address, from: undefined, envelope };
            const quote = letter.text.split('\n').map((line) => `> ${line}`);
            return rawMail(
              {
                from: letter.to,
                to: addresses[shape.to] ?? 'desk@desk.example',
                subject: shape.subject[language].replace('{subject}', letter.subject),
                text: shape.quotes ? [text, '', ...quote].join('\n') : text,
                headers: shape.headers.map((header) => header.replace('{id}', messageId)),
              },
              date,
            );
          },
        })),
      ),
    ),
  );
}

/** The stored letter of `letter`. */
export async function entryOf(desk: DeskInMemory, letter: Letter): Promise<OutboxEntry> {
  const entries = await desk.desk.store.letters();
  const entry = entries.find(({ messageId }) => messageId === letter.mail.messageId);
  if (!entry) throw new Error(`no letter ${letter.template} is in the outbox`);
  return entry;
}
