/** How long personal data stays: when a ticket has ended, and what is left of it once it is erased (design §4). */
import type { TicketEventType } from './events.ts';
import { isRemark } from './events.ts';
import { type Decision, hasEnded, type Ticket } from './ticket.ts';
import type { Instant } from './time.ts';

/** Mails that show an identity document leave their folder so soon, whatever becomes of the ticket. */
export const IDENTITY_DOCUMENT_DAYS = 7;

/** One line of a ticket's history, without what was said. */
export interface Happening {
  readonly at: Instant;
  readonly type: TicketEventType;
}

/**
 * When the ticket came to its end; null while it is open. What people write afterwards is a remark and prolongs nothing,
 * or a stubborn correspondent would keep a file for ever.
 */
export function endOf(ticket: Ticket, history: readonly Happening[]): Instant | null {
  if (!hasEnded(ticket)) return null;
  const moved = history.filter((happening) => !isRemark(happening)).map(({ at }) => at);
  return [ticket.receivedAt, ...moved].sort().at(-1) ?? null;
}

/** A decision with its outcome, services, reason word and times: who and what was said is gone. */
function bareDecision(decision: Decision): Decision {
  const { outcome, services, at, revision, reason, releaseAt, releasedAt, rejections } = decision;
  const turnedDown = rejections?.map(({ services: some, at: when, reason: why }) => ({
    ...{ by: '', at: when, services: some, reason: why, words: null },
  }));
  return {
    ...{ outcome, services, by: '', at, revision, contact: null, reason, words: null, releaseAt, releasedAt },
    ...(turnedDown ? { rejections: turnedDown } : {}),
  };
}

/**
 * What statistics need, and nothing about the person: number, route, state, services, decision and times. Who decided what
 * is still told by the audit chain, as keyed hashes.
 */
export function withoutPersonalData(ticket: Ticket, at: Instant): Ticket {
  const { id, route, state, revision, receivedAt, application, officeProven, applicantLanguage, window, decision } =
    ticket;
  const { language, services, identityAttested } = application;
  return {
    ...{ id, route, state, revision, receivedAt, officeId: null, officeProven, applicantLanguage },
    application: {
      ...{ route, language, values: {}, services, identityAttested, attestation: null, missing: [], warnings: [] },
    },
    ...{ revokedOn: null, student: null, window, erasedAt: at },
    decision: decision && bareDecision(decision),
    ...(ticket.endedAt === undefined ? {} : { endedAt: ticket.endedAt }),
  };
}
