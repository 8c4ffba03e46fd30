/** Everything that accounts for one ticket, in the order of a reader's questions: what was asked, what was checked, who decided, who was told. */
import { ACCOUNT, fieldValue } from '../../domain/application/application.ts';
import type { Setting } from '../../domain/facts.ts';
import type { Ticket } from '../../domain/ticket.ts';
import type { Instant } from '../../domain/time.ts';
import { checksOf } from '../../notifications/checks.ts';
import type { AuditLine } from '../../store/audit.ts';
import type { Store } from '../../store/store.ts';
import { decisionLines } from '../decision-lines.ts';
import { type Shown, shownIn } from '../desk-time.ts';

export interface Report {
  readonly title: string;
  readonly sections: readonly Section[];
}

/** Rows of cells under a heading; a section without rows says so. */
export interface Section {
  readonly heading: string;
  readonly rows: readonly (readonly string[])[];
}

export interface Account {
  readonly history: NonNullable<Awaited<ReturnType<Store['ticketHistory']>>>;
  readonly audit: readonly AuditLine[];
  /** Services whose once-only right stands under another ticket of the same account. */
  readonly usedElsewhere: readonly string[];
  readonly now: Instant;
}

const HASH_SHOWN = 12;
const MARKS = { fine: 'ok', look: 'look', stop: 'stop' } as const;

function shortHash(hash: string | null): string {
  return hash === null ? '' : hash.slice(0, HASH_SHOWN);
}

function asked({ application, officeId, revokedOn, student, erasedAt }: Ticket, local: Shown): string[][] {
  const { values, services, identityAttested, attestation, missing, warnings } = application;
  const { by, method, on } = attestation ?? {};
  return [
    ...(erasedAt === undefined ? [] : [['erased', `personal data was erased at ${local(erasedAt)}`]]),
    ...Object.entries(values),
    ['services', services.join(', ')],
    ['office', officeId ?? '–'],
    ['identity', identityAttested ? ['verified', by, method, on].filter(Boolean).join(', ') : 'not stated'],
    ['revoked on', revokedOn ?? 'not looked up'],
    ['student', student === null ? 'not looked up' : student ? 'yes' : 'no'],
    ...(missing.length > 0 ? [['missing', missing.join(', ')]] : []),
    ...(warnings.length > 0 ? [['warnings', warnings.join(', ')]] : []),
  ];
}

function rules(ticket: Ticket, usedElsewhere: readonly string[], setting: Setting, now: Instant): string[][] {
  // Without what was judged every rule would look broken.
  if (ticket.erasedAt !== undefined) return [['personal data was erased, so they cannot be checked again']];
  const checks = checksOf(ticket, { ...setting, now }).map(({ word, mark, details }) => {
    const facts = Object.entries(details).filter(([, value]) => value !== null);
    return [MARKS[mark], word, facts.map(([name, value]) => `${name} ${value}`).join(', ')];
  });
  const account = fieldValue(ticket.application, ACCOUNT);
  if (!setting.procedure.rules.oncePerService || account === null) return checks;
  return [
    ...checks,
    usedElsewhere.length > 0
      ? ['stop', 'entitlement-used', usedElsewhere.join(', ')]
      : ['ok', 'once-only', 'no other ticket of this account holds the right'],
  ];
}

const INSTANT = /^\d{4}-\d\d-\d\dT[\d:.]{8,12}Z$/;

/** What an event says besides its type; nothing once it is erased. */
function particulars(event: object, local: Shown): string {
  const shown = (value: unknown) => (INSTANT.test(String(value)) ? local(String(value)) : String(value));
  return Object.entries(event)
    .filter(([name]) => name !== 'type')
    .map(([name, value]) => `${name} ${Array.isArray(value) ? value.join(' ') : shown(value)}`)
    .join(', ');
}

/** Times are shown where the desk stands. */
export function reportOf({ history, audit, usedElsewhere, now }: Account, setting: Setting): Report {
  const { ticket, events, letters, mails } = history;
  const { timeZone } = setting.desk;
  const local = shownIn(timeZone);
  const { notes = [], window } = ticket;
  return {
    title: `${ticket.id} · ${ticket.state}`,
    sections: [
      {
        heading: 'Ticket',
        rows: [
          ['received', local(ticket.receivedAt)],
          ['route', ticket.route],
          ['revision', String(ticket.revision)],
          ...(window ? [['access', `${local(window.opensAt)} to ${local(window.closesAt)}`]] : []),
          ['printed', `${local(now)}, times in ${timeZone}`],
        ],
      },
      { heading: 'What was asked', rows: asked(ticket, local) },
      {
        heading: 'Mails, and what proved their senders',
        rows: mails.map(({ receivedAt, kind, verdict, evidence, contentKey }) => [
          ...[local(receivedAt), kind ?? 'unread', verdict, evidence, shortHash(contentKey)],
        ]),
      },
      { heading: 'Rules, as the ticket stands now', rows: rules(ticket, usedElsewhere, setting, now) },
      { heading: 'Who decided what, and why', rows: said(ticket, local).map((line) => [line]) },
      {
        heading: 'What people wrote about it',
        rows: notes.map(({ at, purpose, by, text }) => [local(at), purpose, by ?? 'applicant', text]),
      },
      {
        heading: 'What happened',
        rows: events.map(({ at, event }) => [local(at), event.type, particulars(event, local)]),
      },
      {
        heading: 'Letters',
        rows: letters.map(({ createdAt, template, language, recipient, state, acceptedAt }) => [
          ...[local(createdAt), template, language, recipient, state, acceptedAt ? local(acceptedAt) : ''],
        ]),
      },
      {
        heading: 'Audit rows (mails, people and the chain as the beginnings of their keyed hashes)',
        rows: audit.map(({ seq, at, word, mail, actor, hash }) => [
          ...[String(seq), local(at), word, shortHash(mail), shortHash(actor), shortHash(hash)],
        ]),
      },
    ],
  };
}

function said(ticket: Ticket, local: Shown): readonly string[] {
  const { decision } = ticket;
  const words = decision?.words ? [`words for the applicant: ${decision.words}`] : [];
  const contact = decision?.contact ? [`decided for the contact ${decision.contact}`] : [];
  return [...decisionLines(ticket, local), ...words, ...contact];
}
