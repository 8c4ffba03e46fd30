/** What the domain's tests are given: one invented desk, its people, and a complete application to vary. */
import type { Application } from '../../src/domain/application/application.ts';
import { openTicket } from '../../src/domain/application/open-ticket.ts';
import type { Authority } from '../../src/domain/commands.ts';
import type { Facts } from '../../src/domain/facts.ts';
import type { Procedure } from '../../src/domain/rules/procedure.ts';
import type { Ticket } from '../../src/domain/ticket.ts';

export const DECIDER = 'mori@staff.desk.example';
export const OTHER_DECIDER = 'lee@staff.desk.example';
export const HELPER = 'helper@staff.desk.example';
export const OFFICE = 'kyomu@eng.office.example';
export const RECEIVED = '2026-06-03T01:12:00.000Z';

const NO_WORDS = { ja: '－', en: '-' };

/** Only the rules matter to the domain; everything a reader or a letter needs is left empty. */
const PROCEDURE: Procedure = {
  name: 'sample',
  title: NO_WORDS,
  marks: ['sample'],
  labelsThatMakeARequest: 2,
  labelsOfAnUnknownRequest: 3,
  opensOn: '2025-10-01',
  rules: {
    eligibleDays: 180,
    boundaryDays: 1,
    windowDays: 7,
    oncePerService: true,
    studentsOnly: ['office'],
    forwardingDays: 180,
  },
  unreachableContactDomains: [],
  fields: {},
  services: {},
  serviceWords: { all: [], joiners: [], ambiguous: [] },
  outOfScope: {},
  attestation: { affirms: [], negates: [], methods: [] },
  notStudent: [],
  reasonOnlyForgot: [],
  reasons: {},
  commands: {},
  links: {},
} as unknown as Procedure;

export function facts(changes: Partial<Facts> = {}): Facts {
  return {
    now: '2026-06-03T02:00:00.000Z',
    desk: {
      address: 'desk@desk.example',
      name: NO_WORDS,
      ticketPrefix: 'CDS',
      timeZone: 'Asia/Tokyo',
      opensOn: '2025-10-01',
      subaddress: true,
    },
    registry: {
      staff: [
        { name: '森 一郎', address: DECIDER, language: 'ja', role: 'decider', signers: [] },
        { name: 'Kim Lee', address: OTHER_DECIDER, language: 'en', role: 'decider', signers: [] },
        { name: '補佐 花', address: HELPER, language: 'ja', role: 'helper', signers: [] },
      ],
      offices: [
        { id: 'eng', name: NO_WORDS, address: OFFICE, senders: [], language: 'ja', faculties: [], signers: [] },
      ],
      forms: [],
    },
    policy: {
      coolingOffMinutes: 30,
      approvals: { form: 1, office: 1 },
      approvalNote: 'optional',
      officeConfirmation: 'unless-proven',
      windowStarts: 'provided',
      requireRevokedOn: true,
      retentionDays: 90,
      unreachableContactDomains: [],
    },
    procedure: PROCEDURE,
    entitlementsUsed: [],
    ...changes,
  };
}

export function withRules(changes: Partial<Procedure['rules']>): Facts {
  return facts({ procedure: { ...PROCEDURE, rules: { ...PROCEDURE.rules, ...changes } } });
}

export function withPolicy(changes: Partial<Facts['policy']>): Facts {
  return facts({ policy: { ...facts().policy, ...changes } });
}

export function application(changes: Partial<Application> = {}): Application {
  return {
    route: 'office',
    language: 'ja',
    values: { account: '9900000101', name: '例示 花子', contact: 'hanako@mailbox.example', reason: '査読に必要なため' },
    services: ['mail', 'files'],
    identityAttested: true,
    attestation: null,
    missing: [],
    warnings: [],
    ...changes,
  };
}

/** A ticket as it stands after opening; `changes` put it where a test needs it. */
export function ticket(changes: Partial<Ticket> = {}, asked: Partial<Application> = {}): Ticket {
  const opening = {
    id: 'CDS-2026-0001-X',
    application: application(asked),
    officeId: 'eng',
    officeProven: true,
    receivedAt: RECEIVED,
    others: [],
  };
  return { ...openTicket(opening, facts()).ticket, revokedOn: '2026-04-01', revision: 2, ...changes };
}

export function authority(changes: Partial<Authority> = {}): Authority {
  return { by: DECIDER, seenRevision: 2, token: true, origin: true, ...changes };
}
