/** Invented tickets, mails and letters for the tests of the store; each test changes what it is about. */
import type { Application } from '../../src/domain/application/application.ts';
import type { Decision, Ticket } from '../../src/domain/ticket.ts';
import type { MailRecord, MailReferences, OutboxEntry } from '../../src/store/transaction.ts';

export const NOW = '2026-04-02T01:00:00.000Z';
export const LATER = '2026-04-02T02:00:00.000Z';
export const NEXT_WEEK = '2026-04-09T01:00:00.000Z';

export function anApplication(values: Readonly<Record<string, string>> = {}): Application {
  return {
    route: 'office',
    language: 'ja',
    values: { account: '0123456789', name: '見本 花子', contact: 'hanako@mail.example', ...values },
    services: ['mail', 'files'],
    identityAttested: true,
    attestation: { by: '窓口 一郎', method: '対面', on: '2026-04-01' },
    missing: ['reason'],
    warnings: ['student-number-unusual'],
  };
}

export function aTicket(id: string, changes: Partial<Ticket> = {}): Ticket {
  return {
    id,
    route: 'office',
    state: 'awaiting-decision',
    revision: 1,
    receivedAt: NOW,
    application: anApplication(),
    officeId: 'eng',
    officeProven: true,
    applicantLanguage: 'both',
    revokedOn: null,
    student: null,
    decision: null,
    window: null,
    ...changes,
  };
}

export function aDecision(changes: Partial<Decision> = {}): Decision {
  return {
    outcome: 'approved',
    services: ['mail'],
    by: 'taro@staff.example',
    at: NOW,
    revision: 1,
    contact: 'hanako@mail.example',
    reason: null,
    words: null,
    releaseAt: LATER,
    releasedAt: null,
    ...changes,
  };
}

export function aMail(contentKey: string, changes: Partial<MailRecord> = {}): MailRecord {
  return {
    contentKey,
    receivedAt: NOW,
    handledAt: LATER,
    kind: 'proxy-request',
    verdict: 'accepted',
    reason: null,
    filing: 'done',
    evidence: { origin: 'boundary', word: 'auth.pass', domain: 'office.example' },
    tickets: [],
    ...changes,
  };
}

/** A review letter to a staff member with a token, about ticket T1. */
export function aLetter(changes: Partial<OutboxEntry> = {}): OutboxEntry {
  const { template = 'review', ticketId = 'T1', recipient = 'taro@staff.example' } = changes;
  const id = [template, ticketId ?? 'desk', '1', recipient].join(':');
  return {
    ...{ id, template, ticketId, recipient },
    messageId: `<${id.replaceAll(/[:@]/g, '.')}@desk.example>`,
    language: 'ja',
    role: 'staff',
    envelopeFrom: 'desk+b1@desk.example',
    revision: 1,
    subject: '[T1] 審査',
    bytes: Buffer.from('From: desk@desk.example\r\n\r\n見本 花子 さんの申請\r\n'),
    token: null,
    tokenExpiresAt: null,
    createdAt: NOW,
    ...changes,
  };
}

export function references(changes: Partial<MailReferences>): MailReferences {
  return {
    tokens: [],
    messageId: null,
    references: [],
    ticketNumbers: [],
    reported: { envelopes: [], messageIds: [] },
    ...changes,
  };
}
