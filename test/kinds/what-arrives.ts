/** What the tests of kinds begin with: a mail as it arrives, and what the desk knows then. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { procedureSchema } from '../../src/domain/rules/procedure.ts';
import type { AnsweredLetter, Correspondence, Knowledge } from '../../src/kinds/knowledge.ts';
import { type IncomingMail, NO_EVIDENCE } from '../../src/mail/incoming-mail.ts';
import { DECIDER, facts, OFFICE, ticket } from '../domain/given.ts';

export const TICKET = 'CDS-2026-0001-Z';
export const FORM = 'form@identity.example';
export const PROVEN = { origin: 'signed', word: 'auth.pass', domain: 'staff.desk.example' } as const;
export const CONTRADICTED = { origin: 'contradicted', word: 'auth.failed', domain: null } as const;

const PROCEDURE = procedureSchema.parse(parse(readFileSync('templates/procedure/cloud-data-salvage.yaml', 'utf8')));

/** A mail of `text`, from the first decider unless `changes` say otherwise. */
export function mail(text: string | null, changes: Partial<IncomingMail> = {}): IncomingMail {
  return {
    contentKey: 'k1',
    receivedAt: '2026-06-03T01:30:00.000Z',
    folder: 'inbox',
    from: DECIDER,
    recipients: ['desk@desk.example'],
    subject: `Re: [${TICKET}] review`,
    messageId: '<reply@staff.desk.example>',
    references: [],
    header: [],
    commandText: text,
    text: text ?? '',
    parts: [],
    ...changes,
  };
}

/** A letter to the first decider, answered with its live token. */
export function answered(changes: Partial<AnsweredLetter> = {}): AnsweredLetter {
  return {
    outboxId: 'o1',
    role: 'staff',
    recipient: DECIDER,
    ticketId: TICKET,
    revision: 2,
    pair: null,
    by: 'token',
    ...changes,
  };
}

export function answeredByOffice(changes: Partial<AnsweredLetter> = {}): AnsweredLetter {
  return answered({ role: 'office', recipient: OFFICE, ...changes });
}

/** What is known when a mail of proven origin arrives that refers to `correspondence` and by default to the ticket. */
export function known(correspondence: Partial<Correspondence>, changes: Partial<Knowledge> = {}): Knowledge {
  const given = facts();
  return {
    ...given,
    registry: { ...given.registry, forms: [{ layout: 'identity', from: FORM, signers: [] }] },
    procedure: PROCEDURE,
    layouts: new Map(),
    evidence: PROVEN,
    correspondence: {
      answered: null,
      ownLetter: false,
      tickets: new Map([[TICKET, ticket()]]),
      unknownTokens: 0,
      reported: null,
      ...correspondence,
    },
    ...changes,
  };
}

export { NO_EVIDENCE };
