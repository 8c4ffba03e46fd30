/** Honest replies, each to a live token with a proven origin: what the desk makes of them. */
import type { Ticket } from '../../../src/domain/ticket.ts';
import {
  type DeskInMemory,
  LEE,
  type Letter,
  MORI,
  OFFICE,
  openDeskInMemory,
  REQUEST,
} from '../../journey/desk-in-memory.ts';
import { type Chance, chanceFrom } from '../chance.ts';
import { envelope } from '../draft.ts';
import { mutated } from '../mutations.ts';
import { BOUNDARY, delivered, STAFF_DOMAIN, STORE } from '../transport.ts';
import { aroundDecision, type Tongue } from './phrases.ts';
import { PROGRAMS } from './programs.ts';
import { BOTTOM, INLINE, NONE } from './quoting.ts';

type Intent = 'approve' | 'set and approve' | 'set' | 'reject' | 'status';
export type Place = 'top' | 'bottom' | 'inline' | 'alone';

export interface Reply {
  readonly program: string;
  readonly tongue: Tongue;
  readonly place: Place;
  readonly keepsToken: boolean;
  readonly greets: boolean;
  readonly intent: Intent;
  readonly text: string;
  readonly became: 'acts' | 'help' | 'nothing' | 'wrong direction';
  /** The desk's word for what it did not understand. */
  readonly reason: string | null;
}

const DECISIONS: Readonly<Record<Exclude<Intent, 'approve'>, Readonly<Record<Tongue, readonly string[]>>>> = {
  'set and approve': {
    ja: [
      '訂正 失効日 2026-04-01\n承認',
      '失効日は2026年4月1日です。\n承認します。',
      '失効日 2026/4/1\n承認いたします。',
    ],
    en: ['SET revoked_on 2026-04-01\nAPPROVE', 'Set revoked_on 2026-04-01\nApproved.'],
  },
  set: { ja: ['訂正 失効日 2026-04-01', '失効日：令和8年4月1日'], en: ['SET revoked_on 2026-04-01'] },
  reject: {
    ja: ['却下 期限', '却下します。理由：期限', '却下\n締切を過ぎているため、お受けできません。'],
    en: ['REJECT window', 'Reject window.', 'REJECT other\nWe could not find this account.'],
  },
  status: { ja: ['状況'], en: ['STATUS'] },
};

const OPEN_AT_ONCE = 110;

async function openTickets(
  desk: DeskInMemory,
  count: number,
  first: number,
): Promise<Map<string, Map<string, Letter>>> {
  for (let number = first; number < first + count; number += 1) {
    const text = REQUEST.replace('9900000101', String(9_900_200_000 + number)).replace('hanako@', `hanako${number}@`);
    await desk.receive({ from: OFFICE, subject: 'クラウドデータ救出', text });
  }
  const found = new Map<string, Map<string, Letter>>();
  for (const letter of await desk.newLetters()) {
    const ticket = /\[(CDS-[0-9A-Z-]+)\]/.exec(letter.subject)?.[1];
    if (ticket === undefined || letter.template !== 'review') continue;
    found.set(ticket, (found.get(ticket) ?? new Map<string, Letter>()).set(letter.to, letter));
  }
  return found;
}

function somePlace(chance: Chance): Place {
  return chance.pick<Place>([...Array<Place>(7).fill('top'), 'alone', 'bottom', 'inline']);
}

function someIntent(chance: Chance): Intent {
  return chance.pick<Intent>([
    ...Array<Intent>(14).fill('approve'),
    'set and approve',
    'set and approve',
    'set and approve',
    'set',
    'reject',
    'status',
  ]);
}

/** Whether the ticket is as the writer wants it, as it was, or as nobody wanted it. */
function direction(intent: Intent, ticket: Ticket): 'acts' | 'unchanged' | 'wrong direction' {
  const { state, revokedOn, decision } = ticket;
  if (intent === 'approve' && state === 'approved') return 'acts';
  if (intent === 'set and approve' && state === 'approved' && revokedOn === '2026-04-01') return 'acts';
  if (intent === 'set' && decision === null && revokedOn === '2026-04-01') return 'acts';
  if (intent === 'reject' && state === 'rejected') return 'acts';
  return decision === null && revokedOn === null ? 'unchanged' : 'wrong direction';
}

/** `replies` of them. The date of revocation is not required, so that an approval alone can act. */
export async function controlGroup(replies: number, seed: number): Promise<readonly Reply[]> {
  const chance = chanceFrom(seed);
  const done: Reply[] = [];
  while (done.length < replies) {
    const desk = await openDeskInMemory((config) => {
      config.policy = { requireRevokedOn: false };
      config.trust = { authservId: BOUNDARY, receivedBy: [STORE] };
    });
    const tickets = await openTickets(desk, Math.min(OPEN_AT_ONCE, replies - done.length), done.length);
    // The letters of so many tickets fill the desk's hour: it would still hold what it owes for the first replies.
    desk.pass(61);
    for (const [ticket, letters] of tickets) done.push(await oneReply(desk, ticket, letters, chance));
    await desk.close();
  }
  return done;
}

async function oneReply(
  desk: DeskInMemory,
  id: string,
  letters: ReadonlyMap<string, Letter>,
  chance: Chance,
): Promise<Reply> {
  const program = chance.pick(PROGRAMS);
  const tongue = chance.pick(program.tongues);
  const member = tongue === 'ja' ? MORI : LEE;
  const letter = letters.get(member);
  if (!letter) throw new Error(`no review of ${id} for ${member}`);
  const intent = someIntent(chance);
  const decision = intent === 'approve' ? undefined : chance.pick(DECISIONS[intent][tongue]);
  const { text, greets } = aroundDecision(tongue, chance, decision);
  const place = somePlace(chance);
  const quoting = { top: program.quoting(tongue, chance), bottom: BOTTOM, inline: INLINE, alone: NONE }[place];
  const keepsToken = chance.maybe(0.9);
  const { messageId = '', replyTo } = letter.mail;
  const head = envelope({
    from: tongue === 'ja' ? '"Mori, Ichiro" <mori@staff.desk.example>' : `Kim Lee <${LEE}>`,
    to: (keepsToken ? replyTo?.value[0]?.address : undefined) ?? 'desk@desk.example',
    subject: `${chance.pick(['Re: ', 'RE: ', 'Re: ', tongue === 'ja' ? '返信: ' : 'AW: '])}${letter.subject}`,
    date: desk.now(),
    messageId: `<${chance.word(22)}@staff.desk.example>`,
    references: [messageId],
  });
  const draft = mutated(program.body(head, quoting(text, letter), chance), chance);
  const raw = await delivered(draft, { stamped: STAFF_DOMAIN }, desk.now(), chance);
  const lettersTo = async () =>
    (await desk.desk.store.ticketHistory(id))?.letters.filter(({ recipient }) => recipient === member).length ?? 0;
  desk.pass(25);
  const before = await lettersTo();
  const outcome = await desk.receiveRaw(raw);
  const after = await desk.desk.store.ticketHistory(id);
  const moved = after ? direction(intent, after.ticket) : 'wrong direction';
  const answered = (await lettersTo()) > before;
  const statusGiven = intent === 'status' && answered && outcome.verdict === 'accepted';
  const became = moved === 'unchanged' ? (statusGiven ? 'acts' : answered ? 'help' : 'nothing') : moved;
  return { program: program.name, tongue, place, keepsToken, greets, intent, text, became, reason: outcome.reason };
}
