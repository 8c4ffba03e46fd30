/** Everybody who writes to a desk under trial: offices, the form, deciders who answer, strangers, mail systems that bounce. */
import { type ParsedMail, simpleParser } from 'mailparser';
import type { AcceptedMail } from '../../src/sandbox/smtp-server.ts';
import type { Chance } from '../forge/chance.ts';
import { FORM_MAIL } from '../journey/answering.ts';
import { FORM, LEE, type MailDraft, MORI, OFFICE, REQUEST, rawMail, reply } from '../journey/desk-in-memory.ts';
import { bounceOf } from './bounce.ts';

/** What the desk must have done with everything at the end. */
export interface Expected {
  /** The account of every valid application. */
  readonly accounts: readonly string[];
  /** Marks of the mails that the desk files away, each as often as it was posted. */
  readonly forTheDesk: readonly string[];
  /** Of them, those that answer a letter or report it as lost, with its Message-ID. */
  readonly answers: ReadonlyMap<string, string>;
  /** To whom each acknowledgement went that the relay has accepted, by its Message-ID. */
  readonly acknowledged: ReadonlyMap<string, string>;
  /** Marks of the mails that stay in the inbox. */
  readonly forPeople: readonly string[];
  /** Tickets that a decider has approved. */
  readonly approved: ReadonlySet<string>;
  /** Message-IDs of the letters that were reported as lost. */
  readonly bounced: ReadonlySet<string>;
}

export interface Correspondence {
  readonly expected: Expected;
  /** A few mails of all sorts. */
  writeSome(count: number): Promise<void>;
  /** What people do about a letter that has reached them. */
  hear(letter: AcceptedMail): Promise<void>;
  /** From now on nobody approves, provides or bounces any more. */
  fallSilent(): void;
}

export type Post = (raw: string) => Promise<void>;

/** Each posted mail bears one, so that it can be found again whatever a server writes on top of it. */
const MARK = 'X-Trial-Post';

export function markOf(raw: Buffer): string {
  return new RegExp(`^${MARK}: (.*?)\\r?$`, 'm').exec(raw.toString('latin1'))?.[1] ?? '(no mark)';
}

export function correspondence(chance: Chance, clock: () => string, post: Post): Correspondence {
  const accounts: string[] = [];
  const forTheDesk: string[] = [];
  const answers = new Map<string, string>();
  const acknowledged = new Map<string, string>();
  const forPeople: string[] = [];
  const approved = new Set<string>();
  const bounced = new Set<string>();
  const heard = new Set<string>();
  const earlier: MailDraft[] = [];
  let posted = 0;
  let silent = false;

  async function send(draft: MailDraft, marks: string[], date = clock()): Promise<void> {
    posted += 1;
    const mark = String(posted);
    marks.push(mark);
    await post(rawMail({ ...draft, date, headers: [...(draft.headers ?? []), `${MARK}: ${mark}`] }, date));
  }

  async function apply(): Promise<void> {
    const account = String(9_900_100_000 + accounts.length);
    accounts.push(account);
    const contact = `applicant${accounts.length}@mailbox.example`;
    const fromForm = {
      from: FORM,
      subject: '新規申請',
      text: FORM_MAIL.replace('9900000707', account).replace(/nanami@\S+/, contact),
      headers: ['Auto-Submitted: auto-generated', 'X-Salvage-Form: v0-assumed'],
    };
    const fromOffice = {
      from: OFFICE,
      subject: 'クラウドデータ救出',
      text: REQUEST.replace('9900000101', account).replace(/hanako@\S+/, contact),
    };
    const draft = { ...(chance.maybe(0.5) ? fromForm : fromOffice), date: clock() };
    earlier.push(draft);
    await send(draft, forTheDesk, draft.date);
  }

  /** The same mail once more, as a server that is not sure whether it came through sends it. */
  async function repeat(): Promise<void> {
    if (earlier.length === 0) return apply();
    const draft = chance.pick(earlier);
    await send(draft, forTheDesk, draft.date);
  }

  const stranger = () =>
    send({ from: 'friend@home.example', subject: 'lunch?', text: `Shall we? ${posted}` }, forPeople);

  async function answer(mail: ParsedMail, from: string, text: string): Promise<void> {
    const shown = { to: from, template: '', subject: mail.subject ?? '', text: mail.text ?? '', mail };
    const before = forTheDesk.length;
    const draft = { ...reply(shown, text), date: clock() };
    await send(draft, forTheDesk, draft.date);
    // Some mail programs send an answer twice.
    if (chance.maybe(0.1)) await send(draft, forTheDesk, draft.date);
    for (const mark of forTheDesk.slice(before)) answers.set(mark, mail.messageId ?? '');
  }

  return {
    expected: { accounts, forTheDesk, answers, acknowledged, forPeople, approved, bounced },
    async writeSome(count) {
      for (let left = count; left > 0; left -= 1) {
        const which = chance.int(10);
        await (which === 0 ? stranger() : which <= 2 ? repeat() : apply());
      }
    },
    async hear({ raw, envelope }) {
      const mail = await simpleParser(raw, { skipTextToHtml: true });
      const [to = ''] = envelope.to;
      const id = mail.messageId ?? '';
      const subject = mail.subject ?? '';
      const isAcknowledgement = to.startsWith('applicant') && subject.includes('受け付けました');
      if (isAcknowledgement) acknowledged.set(id, to);
      if (silent || heard.has(id)) return;
      heard.add(id);
      const ticket = /\[(CDS-[^\]]+)\]/.exec(subject)?.[1] ?? '';
      if (to === MORI && subject.includes('【要判断】') && chance.maybe(0.35)) {
        approved.add(ticket);
        await answer(mail, MORI, `訂正 失効日 ${daysBefore(clock(), 60)}\n承認`);
      } else if (to === LEE && approved.has(ticket) && subject.includes('To decide')) {
        if (chance.maybe(0.2)) await answer(mail, LEE, 'APPROVE');
      } else if (to === MORI && subject.includes('【要作業】アクセスの提供')) {
        if (chance.maybe(0.5)) await answer(mail, MORI, '提供しました');
      } else if (isAcknowledgement && chance.maybe(0.05)) {
        bounced.add(id);
        posted += 1;
        forTheDesk.push(String(posted));
        answers.set(String(posted), id);
        await post(bounceOf(id, envelope, `${MARK}: ${posted}`, clock()));
      }
    },
    fallSilent() {
      silent = true;
    },
  };
}

function daysBefore(instant: string, days: number): string {
  return new Date(Date.parse(instant) - days * 86_400_000).toISOString().slice(0, 10);
}
