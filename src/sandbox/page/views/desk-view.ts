/** Everything the page shows at one moment, in the reader's language: plain data for its script. */
import type { Language } from '../../../domain/application/application.ts';
import type { JournalLine } from '../journal.ts';
import type { StayDesk } from '../stay-desk.ts';
import { ORIGIN_NAMES, REASON_NAMES, VERDICT_NAMES } from '../words/journal-words.ts';
import { nextStep } from '../words/next-steps.ts';
import { TICKET_WORDS } from '../words/ticket-words.ts';
import { shortTime, timeOfDay, wholeDay } from '../words/times.ts';
import { mailboxViews } from './mail-view.ts';
import { outboxView } from './outbox-view.ts';
import { ticketLine } from './ticket-view.ts';

function named(words: Readonly<Record<string, Readonly<Record<Language, string>>>>, word: string, language: Language) {
  return words[word]?.[language] ?? word;
}

function journalLine(line: JournalLine, language: Language, zone: string) {
  const { at, kind, evidence, verdict, reason, tickets } = line;
  return {
    at: shortTime(at, language, zone),
    kind: TICKET_WORDS[language].kinds[kind],
    origin: named(ORIGIN_NAMES, evidence, language),
    isProven: evidence === 'signed' || evidence === 'boundary',
    verdict: named(VERDICT_NAMES, verdict, language),
    isActedOn: verdict === 'accepted',
    reason: reason === null ? '' : named(REASON_NAMES, reason, language),
    tickets,
  };
}

export async function deskView(stay: StayDesk, language: Language) {
  const { desk, clock, mailboxes, journal } = stay;
  const { store, setting } = desk;
  const { timeZone } = setting.desk;
  const now = clock.now();
  const tickets = await store.tickets();
  const head = await store.auditHead();
  return {
    clock: { day: wholeDay(now, language, timeZone), time: timeOfDay(now, language, timeZone), now },
    hint: nextStep(tickets)[language],
    isLeaping: stay.isLeaping(),
    isRelayDown: stay.isRelayDown(),
    mailboxes: mailboxViews(mailboxes, { language, desk: setting.desk }),
    tickets: tickets.map((ticket) => ticketLine(ticket, { language, setting })).reverse(),
    outbox: await outboxView(store, language, timeZone),
    journal: journal.lines().map((line) => journalLine(line, language, timeZone)),
    audit: { rows: head?.seq ?? 0, holds: (await store.verifyAudit()) === null },
  };
}
