/** What the desk knows in the tests of kinds: one office, one form, a procedure, and a mail that has just arrived. */
import type { Knowledge } from '../../src/kinds/knowledge.ts';
import type { IncomingMail } from '../../src/mail/incoming-mail.ts';
import { LAYOUT, OFFICE, PROCEDURE } from './reading.ts';

export const FORM = 'no-reply@identity.desk.example';
export const PROVEN = { origin: 'boundary', word: 'auth.pass', domain: 'eng.desk.example' } as const;
export const UNPROVEN = { origin: 'none', word: 'auth.none', domain: null } as const;

export function known(changes: Partial<Knowledge> = {}): Knowledge {
  return {
    now: '2026-06-10T00:00:00.000Z',
    desk: {
      address: 'desk@desk.example',
      name: { ja: '窓口', en: 'Desk' },
      ticketPrefix: 'CDS',
      timeZone: 'Asia/Tokyo',
      opensOn: '2025-10-01',
      subaddress: true,
    },
    registry: {
      staff: [],
      offices: [
        {
          id: 'eng',
          name: { ja: '工学系', en: 'Engineering' },
          address: OFFICE,
          senders: ['second@eng.desk.example'],
          language: 'ja',
          faculties: ['工学系研究科'],
          signers: [],
        },
      ],
      forms: [{ layout: 'identity-service', from: FORM, signers: [] }],
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
    layouts: new Map([['identity-service', LAYOUT]]),
    evidence: PROVEN,
    correspondence: { answered: null, ownLetter: false, tickets: new Map(), unknownTokens: 0, reported: null },
    ...changes,
  };
}

export function mail(from: string, text: string, changes: Partial<IncomingMail> = {}): IncomingMail {
  return {
    contentKey: 'key',
    receivedAt: '2026-06-09T00:00:00.000Z',
    folder: 'inbox',
    from,
    recipients: ['desk@desk.example'],
    subject: '',
    messageId: null,
    references: [],
    header: [{ name: 'x-salvage-form', value: 'v0-assumed' }],
    commandText: text,
    text,
    parts: [],
    ...changes,
  };
}
