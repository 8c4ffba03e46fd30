/** Tickets as the page shows them: one line in the list, and the whole file of one. */
import type { Language } from '../../../domain/application/application.ts';
import type { TicketEvent } from '../../../domain/events.ts';
import type { Ticket, Vote } from '../../../domain/ticket.ts';
import type { Desk } from '../../../journey.ts';
import { checksOf } from '../../../notifications/checks.ts';
import { nameOf, shownFields, shownServices } from '../../../notifications/shown.ts';
import { staffState, standingDetails } from '../../../notifications/standing.ts';
import type { Store } from '../../../store/store.ts';
import { TICKET_WORDS } from '../words/ticket-words.ts';
import { dateAndTime, shortTime } from '../words/times.ts';
import type { Sentences } from './sentences.ts';

/** Who reads the page, and of which desk. */
export interface Reader {
  readonly language: Language;
  readonly setting: Desk['setting'];
}

type History = NonNullable<Awaited<ReturnType<Store['ticketHistory']>>>;
type Tone = 'waits' | 'granted' | 'refused' | 'over';

const GRANTED: readonly string[] = ['approval-cooling', 'awaiting-provision', 'access-open'];
const REFUSED: readonly string[] = ['rejection-cooling', 'rejected', 'denied', 'access-stopped', 'unavailable'];
const OVER: readonly string[] = ['access-closed', 'withdrawn', 'lapsed', 'not-ours', 'access-ended'];

function toneOf(state: string): Tone {
  if (GRANTED.includes(state)) return 'granted';
  if (REFUSED.includes(state)) return 'refused';
  return OVER.includes(state) ? 'over' : 'waits';
}

const BETWEEN = { ja: '・', en: ', ' };

function servicesOf(services: readonly string[], { language, setting }: Reader): string {
  return shownServices(services, setting.procedure)
    .map(({ name }) => name[language])
    .join(BETWEEN[language]);
}

/** One line of the list. */
export function ticketLine(ticket: Ticket, reader: Reader) {
  const state = staffState(ticket);
  const { language, setting } = reader;
  return {
    id: ticket.id,
    name: ticket.application.values.name ?? '–',
    state: TICKET_WORDS[language].staffStates[state],
    tone: toneOf(state),
    services: servicesOf(ticket.application.services, reader),
    receivedAt: shortTime(ticket.receivedAt, language, setting.desk.timeZone),
  };
}

/** Who did it, and the one day or hour that an event speaks of. */
function particulars(event: TicketEvent, { language, setting }: Reader): string {
  const zone = setting.desk.timeZone;
  const who = 'by' in event ? [nameOf(setting.registry, event.by)] : [];
  const until = event.type === 'cooling-off-began' ? [`– ${shortTime(event.releaseAt, language, zone)}`] : [];
  const what = event.type === 'field-set' ? [String(event.value)] : [];
  const due = event.type === 'reminded' ? [`${event.limit} ${event.due}`] : [];
  return [...who, ...what, ...until, ...due].join(', ');
}

type Said = Pick<Vote, 'by' | 'at' | 'services'> & {
  readonly outcome: Vote['outcome'];
  readonly reason?: string | null;
};

function vote({ outcome, by, at, services, reason }: Said, reader: Reader) {
  const { language, setting } = reader;
  const why = reason ? (setting.procedure.reasons[reason]?.name[language] ?? reason) : '';
  const word = TICKET_WORDS[language].events[outcome === 'approved' ? 'approval-recorded' : 'rejection-recorded'];
  return {
    outcome,
    word,
    by: nameOf(setting.registry, by),
    at: shortTime(at, language, setting.desk.timeZone),
    about: [servicesOf(services.filter(Boolean), reader), why].filter(Boolean).join(' – '),
  };
}

function votes({ votes: open = [], decision }: Ticket, reader: Reader) {
  if (!decision) return open.map((one) => vote(one, reader));
  const { approvals, rejections = [], reason } = decision;
  const approved = approvals?.map((one) => ({ ...one, outcome: 'approved' as const }));
  const rejected = rejections.map((one) => ({ ...one, outcome: 'rejected' as const }));
  return [...(approved ?? [{ ...decision, reason }]), ...rejected].map((one) => vote(one, reader));
}

/** The whole file: where it stands, what was asked, what was checked, who decided, what happened. */
export function ticketView({ ticket, events }: History, reader: Reader, sentences: Sentences, now: string) {
  const { language, setting } = reader;
  const zone = setting.desk.timeZone;
  const context = { ...setting, now, cause: { mail: null, messageId: null, receivedAt: now } };
  const { window } = ticket;
  return {
    ...ticketLine(ticket, reader),
    standing: sentences(language, 'staff-states', staffState(ticket), standingDetails(ticket, context)),
    fields: shownFields(ticket, setting.procedure).map(({ name, value }) => ({
      name: name[language],
      value: value?.replaceAll(/^\| /gm, '') ?? '–',
    })),
    checks: checksOf(ticket, context).map(({ word, mark, details }) => ({
      ...{ mark, markName: sentences(language, 'marks', mark, {}) },
      text: sentences(language, 'checks', word, { forHelper: true, ...details }),
    })),
    votes: votes(ticket, reader),
    window: window && {
      opens: dateAndTime(window.opensAt, language, zone),
      closes: dateAndTime(window.closesAt, language, zone),
      /** How much of it is over, from 0 to 100. */
      over: Math.round(shareOver(window.opensAt, window.closesAt, now) * 100),
    },
    events: events.map(({ at, event }) => ({
      at: shortTime(at, language, zone),
      text: TICKET_WORDS[language].events[event.type],
      about: particulars(event, reader),
    })),
  };
}

function shareOver(opensAt: string, closesAt: string, now: string): number {
  const [opens, closes, at] = [opensAt, closesAt, now].map((instant) => Date.parse(instant)) as [
    number,
    number,
    number,
  ];
  return Math.min(1, Math.max(0, (at - opens) / (closes - opens)));
}
