/** How domain values are written into rows and read back: every JSON text of the database is made and read here. */
import { ACCOUNT, type Application } from '../domain/application/application.ts';
import type { TicketEvent } from '../domain/events.ts';
import type { Decision, FileNote, Rejection, Ticket, Vote } from '../domain/ticket.ts';
import type { MailRow } from './entities/mail.ts';
import type { OutboxRow } from './entities/outbox.ts';
import type { TicketRow } from './entities/ticket.ts';
import { type Key, keyedHash } from './keys.ts';
import type { ClaimedLetter } from './store.ts';
import type { MailRecord, OutboxEntry } from './transaction.ts';

/**
 * Personal data, erased together. A decision's contact and words are part of it, the words of single
 * votes, and what people wrote about the ticket.
 */
interface Content {
  readonly application: Application;
  readonly decision: Pick<Decision, 'contact' | 'words'> | null;
  /** Of `votes` and of the decision's `rejections`, in their order; absent in rows from before there were any. */
  readonly said?: { readonly votes: readonly Words[]; readonly rejections: readonly Words[] };
  readonly notes?: readonly FileNote[];
}

type Words = string | null;
type Wordless<Spoken> = Omit<Spoken, 'words'>;

type Life = Pick<
  Ticket,
  | 'officeId'
  | 'officeProven'
  | 'applicantLanguage'
  | 'officeLanguage'
  | 'revokedOn'
  | 'student'
  | 'window'
  | 'question'
  | 'taker'
  | 'sensitive'
  | 'endedAt'
  | 'stopped'
  | 'listed'
  | 'related'
  | 'waitingSince'
  | 'reminded'
> & {
  readonly votes?: readonly Wordless<Vote>[];
  readonly decision:
    | (Omit<Decision, 'contact' | 'words' | 'rejections'> & { readonly rejections?: readonly Wordless<Rejection>[] })
    | null;
};

function wordless<Spoken extends { readonly words: Words }>(all: readonly Spoken[]): Wordless<Spoken>[] {
  return all.map(({ words: _, ...rest }) => rest);
}

function withWords<Silent>(all: readonly Silent[], words: readonly Words[] = []): (Silent & { words: Words })[] {
  return all.map((silent, at) => ({ ...silent, words: words[at] ?? null }));
}

/** The keyed hash an account is found by; null when no account is known. */
export function accountHash(ledger: Key, account: string | null): string | null {
  return account === null ? null : keyedHash(ledger, account);
}

export function ticketAsRow(ticket: Ticket, version: number, ledger: Key): TicketRow {
  const {
    id,
    route,
    state,
    revision,
    receivedAt,
    application,
    votes = [],
    decision,
    notes,
    erasedAt = null,
    ...rest
  } = ticket;
  const said = {
    votes: votes.map(({ words }) => words),
    rejections: decision?.rejections?.map(({ words }) => words) ?? [],
  };
  const content: Content = {
    application,
    decision: decision && { contact: decision.contact, words: decision.words },
    said,
    ...(notes ? { notes } : {}),
  };
  const life: Life = {
    ...rest,
    ...(votes.length > 0 ? { votes: wordless(votes) } : {}),
    decision: decision && decisionInLife(decision),
  };
  return {
    ...{ id, route, state, revision, version, receivedAt },
    accountHash: accountHash(ledger, application.values[ACCOUNT] ?? null),
    coolingSince: decision && decision.releasedAt === null ? decision.at : null,
    erasedAt,
    content: JSON.stringify(content),
    life: JSON.stringify(life),
  };
}

function decisionInLife({ contact: _, words: __, rejections, ...decided }: Decision): NonNullable<Life['decision']> {
  return { ...decided, ...(rejections ? { rejections: wordless(rejections) } : {}) };
}

function decisionFrom({ decision, said }: Content, life: Life): Decision | null {
  if (!life.decision) return null;
  const { rejections, ...decided } = life.decision;
  return {
    ...decided,
    ...(rejections ? { rejections: withWords(rejections, said?.rejections) } : {}),
    ...(decision ?? { contact: null, words: null }),
  };
}

export function ticketFromRow(row: TicketRow): Ticket {
  const content: Content = JSON.parse(row.content);
  const life: Life = JSON.parse(row.life);
  const { votes, ...rest } = life;
  return {
    id: row.id,
    route: row.route as Ticket['route'],
    state: row.state as Ticket['state'],
    revision: row.revision,
    receivedAt: row.receivedAt,
    application: content.application,
    ...(content.notes ? { notes: content.notes } : {}),
    ...rest,
    ...(votes ? { votes: withWords(votes, content.said?.votes) } : {}),
    decision: decisionFrom(content, life),
    ...(row.erasedAt === null ? {} : { erasedAt: row.erasedAt }),
  };
}

export function eventAsJson(event: TicketEvent): string {
  return JSON.stringify(event);
}

/** What is left of an event when its ticket is erased: that it happened. */
export function erasedEventJson(type: string): string {
  return JSON.stringify({ type });
}

export function eventFromJson(json: string): TicketEvent {
  return JSON.parse(json);
}

export function mailAsRow({ evidence, tickets: _, ...record }: MailRecord): MailRow {
  return {
    ...record,
    origin: evidence.origin,
    originWord: evidence.word,
    originDomain: evidence.domain,
    originRests: evidence.rests ?? null,
  };
}

export function mailFromRow(row: MailRow, tickets: readonly string[]): MailRecord {
  const { origin, originWord, originDomain, originRests, removedAt: _, ...record } = row;
  const rests = originRests === null ? {} : { rests: originRests };
  const evidence = { origin, word: originWord, domain: originDomain, ...rests } as MailRecord['evidence'];
  return {
    ...(record as Pick<
      MailRecord,
      'contentKey' | 'receivedAt' | 'handledAt' | 'kind' | 'verdict' | 'reason' | 'filing'
    >),
    evidence,
    tickets,
  };
}

export function roleOf(row: Pick<OutboxRow, 'role'>): OutboxEntry['role'] {
  return row.role as OutboxEntry['role'];
}

/** `bytes` is empty once they have been wiped. The clear text of a token is kept nowhere. */
export function letterFromRow(row: OutboxRow, tokenExpiresAt: string | null): OutboxEntry {
  const { id, messageId, template, language, recipient, envelopeFrom, revision, subject, createdAt } = row;
  return {
    ...{ id, messageId, template, language, recipient, envelopeFrom, revision, subject, createdAt },
    role: roleOf(row),
    ticketId: row.ticket,
    bytes: row.bytes ?? Buffer.alloc(0),
    token: null,
    tokenExpiresAt,
  };
}

export function claimedFromRow(row: OutboxRow): ClaimedLetter {
  const { id, messageId, template, recipient, envelopeFrom, attempts, createdAt, claim } = row;
  return {
    ...{ id, messageId, template, recipient, envelopeFrom, attempts, createdAt },
    claim: claim ?? '',
    role: roleOf(row),
    ticketId: row.ticket,
    bytes: row.bytes ?? Buffer.alloc(0),
  };
}
