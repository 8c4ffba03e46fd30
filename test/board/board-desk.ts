/** Given: a desk with a history of twelve weeks, and its board asked without a network. */
import { type BoardRules, boardApp } from '../../src/board/board-app.ts';
import type { TicketEvent } from '../../src/domain/events.ts';
import type { Decision, Ticket, TicketState } from '../../src/domain/ticket.ts';
import { plusDays, plusMinutes } from '../../src/domain/time.ts';
import { readOccasions } from '../../src/letters/preview/occasions.ts';
import type { OpenDesk } from '../../src/wiring.ts';
import { type DeskInMemory, LEE, MORI, OFFICE, openDeskInMemory, START } from '../journey/desk-in-memory.ts';

/**
 * Words found nowhere else: one for everything people can write, with what would do harm if it were not escaped. An account is
 * this one's digits and two more.
 */
export const WRITTEN = {
  account: '99118873',
  studentId: '37-731846',
  name: 'Qzname <script>alert(1)</script>',
  faculty: 'qzfaculty" onmouseover="alert(2)',
  reason: 'qzreason </table><img src=x onerror=alert(3)>',
  contact: 'qzcontact@qzmailbox.example',
  attestedBy: 'qzverifier <b>',
  note: 'qznote <style>*{display:none}</style>',
  words: 'qzwords & <i>',
} as const;

/** What must stay hidden: the beginnings, so that an escaped word is found too. */
export const HIDDEN = [
  WRITTEN.account,
  '37-731846',
  'Qzname',
  'qzfaculty',
  'qzreason',
  'qzcontact',
  'qzmailbox',
  'qzverifier',
  'qznote',
  'qzwords',
  'qzrelay',
  MORI,
  LEE,
  OFFICE,
  '森 一郎',
  'Kim Lee',
] as const;

/** A moment of the desk's history, in days before the beginning of the test. */
interface Told {
  readonly days: number;
  readonly state: TicketState;
  readonly decidedAfterHours?: number;
  readonly outcome?: Decision['outcome'];
  readonly changes?: Partial<Ticket>;
}

const ONE = ['eccs'];
const ago = (days: number) => plusDays(START, -days);
const minutesOf = (hours: number) => hours * 60;

const OPEN: readonly Told[] = [
  { days: 6, state: 'awaiting-decision', changes: { revokedOn: '2026-01-02' } },
  { days: 1, state: 'awaiting-decision', changes: { revokedOn: '2026-04-01', student: true } },
  { days: 0.1, state: 'awaiting-decision' },
  { days: 9, state: 'awaiting-provision', decidedAfterHours: 50, changes: { revokedOn: '2026-03-31' } },
  { days: 4, state: 'on-hold' },
  { days: 3, state: 'awaiting-information' },
  { days: 5, state: 'awaiting-office', changes: { officeProven: false } },
  { days: 2, state: 'approved', changes: { revokedOn: '2026-04-01' } },
  {
    days: 12,
    state: 'access-open',
    decidedAfterHours: 20,
    changes: { window: { opensAt: ago(3), closesAt: ago(-4) } },
  },
  {
    days: 16,
    state: 'access-open',
    decidedAfterHours: 30,
    changes: { window: { opensAt: ago(9), closesAt: ago(2) }, endedAt: ago(2) },
  },
];

/** The same each time: sixty applications over twelve weeks, more in spring. */
const ENDED: readonly Told[] = Array.from({ length: 60 }, (_, at) => ({
  days: 18 + ((at * 37) % 650) / 10,
  state: at % 5 === 4 ? ('rejected' as const) : ('access-closed' as const),
  outcome: at % 5 === 4 ? ('rejected' as const) : ('approved' as const),
  decidedAfterHours: 3 + ((at * 29) % 60),
}));

function decisionOf({ decidedAfterHours, outcome = 'approved' }: Told, receivedAt: string): Decision | null {
  if (decidedAfterHours === undefined) return null;
  const at = plusMinutes(receivedAt, minutesOf(decidedAfterHours));
  const said = { by: LEE, at, revision: 1, services: ONE, reason: null, words: WRITTEN.words };
  return { ...said, outcome, contact: WRITTEN.contact, releaseAt: at, releasedAt: at };
}

function eventsOf(ticket: Ticket): [TicketEvent, string][] {
  const { decision, receivedAt } = ticket;
  const recorded = decision?.outcome === 'rejected' ? 'rejection-recorded' : 'approval-recorded';
  const released = decision?.outcome === 'rejected' ? 'rejection-released' : 'approval-released';
  return [
    [{ type: 'opened' }, receivedAt],
    [{ type: 'decision-asked' }, receivedAt],
    [{ type: 'note-added', by: MORI }, plusMinutes(receivedAt, 20)],
    ...(decision
      ? ([
          [{ type: recorded, by: decision.by }, decision.at],
          [{ type: released }, decision.releasedAt ?? decision.at],
        ] as [TicketEvent, string][])
      : []),
  ];
}

/** The ticket number `at` of the history. */
export function numberOf(at: number): string {
  return `CDS-2026-${String(at + 1).padStart(4, '0')}-K`;
}

function ticketOf(told: Told, at: number): Ticket {
  const receivedAt = ago(told.days);
  const { account, studentId, name, faculty, reason, contact } = WRITTEN;
  const missing = told.state === 'awaiting-information' ? ['reason'] : [];
  const values = {
    account: account + String(10 + at).padStart(2, '0'),
    studentId,
    name,
    faculty,
    contact,
    ...(missing.length > 0 ? {} : { reason }),
  };
  const attestation = { by: WRITTEN.attestedBy, method: 'qzverifier', on: '2026-04-01' };
  return {
    id: numberOf(at),
    route: at % 3 === 1 ? 'form' : 'office',
    state: told.state,
    revision: 1,
    receivedAt,
    application: {
      ...{ route: 'office', language: 'ja', values, services: at % 2 === 0 ? ['eccs', 'onedrive'] : ONE },
      ...{ identityAttested: true, attestation, missing, warnings: ['forwarded'] },
    },
    officeId: 'eng',
    officeProven: true,
    applicantLanguage: 'ja',
    revokedOn: null,
    student: null,
    notes: [{ purpose: 'note', by: MORI, at: plusMinutes(receivedAt, 20), text: WRITTEN.note }],
    taker: MORI,
    decision: decisionOf(told, receivedAt),
    window: null,
    ...told.changes,
  };
}

/** A letter as the store keeps it; of each only what the board shows differs. */
async function letters(desk: OpenDesk): Promise<void> {
  const owed = (at: number, role: 'applicant' | 'office' | 'staff', template: string, recipient: string) => ({
    ...{ id: `${template}:${numberOf(at)}:x${at}:${recipient}`, messageId: `<${template}.${at}@desk.example>` },
    ...{ template, role, recipient, language: 'ja', envelopeFrom: 'desk@desk.example', ticketId: numberOf(at) },
    ...{ revision: null, subject: 'qzreason', bytes: Buffer.from('qzreason'), token: null, tokenExpiresAt: null },
    createdAt: plusMinutes(START, -90 + at),
  });
  const all = [
    owed(0, 'applicant', 'acknowledgement', WRITTEN.contact),
    owed(1, 'office', 'request-received', OFFICE),
    owed(2, 'staff', 'review', LEE),
  ];
  await desk.store.transaction(async (tx) => {
    for (const letter of all) await tx.owe(letter);
  });
  const [failed, waiting, left] = await desk.store.claimLetters(START, 10, 60);
  if (!failed || !waiting || !left) throw new Error('no letters');
  const quoting = `550 5.1.1 <${WRITTEN.contact}> qzrelay unknown`;
  await desk.store.letterUndeliverable(failed, START, quoting);
  await desk.store.letterPostponed(waiting, plusMinutes(START, 10), quoting.replace('550 5.1.1', '451'));
  await desk.store.letterAccepted(left.id, START);
}

export interface BoardDesk {
  readonly memory: DeskInMemory;
  readonly app: ReturnType<typeof boardApp>;
  /** The page under `path`, asked for by a name of loopback. */
  get(path: string, init?: RequestInit): Promise<Response>;
  close(): Promise<void>;
}

export interface BoardGiven extends Partial<BoardRules> {
  /** Default: the history; `[]`: a desk that has just begun. */
  readonly told?: readonly Told[];
}

export const HISTORY: readonly Told[] = [...OPEN, ...ENDED];

export async function openBoardDesk({ told = HISTORY, ...rules }: BoardGiven = {}): Promise<BoardDesk> {
  const memory = await openDeskInMemory();
  const { desk } = memory;
  const tickets = told.map(ticketOf);
  await desk.store.transaction(async (tx) => {
    for (const ticket of tickets) {
      await tx.insertTicket(ticket);
      for (const [event, at] of eventsOf(ticket)) await tx.appendEvents(ticket.id, [event], { mail: null }, at);
    }
  });
  if (told.length > 0) await letters(desk);
  const occasions = { ja: readOccasions(['templates'], 'ja'), en: readOccasions(['templates'], 'en') };
  const app = boardApp(desk, { showNames: false, hosts: [], occasions, log: { error: () => {} }, ...rules });
  return {
    memory,
    app,
    get: async (path, init = {}) =>
      app.request(path, { ...init, headers: { host: '127.0.0.1:9188', ...init.headers } }),
    close: () => memory.close(),
  };
}
