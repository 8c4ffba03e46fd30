/** Where a ticket stands, in the words fit for each reader: a decision that still cools off is nobody's outside. */
import type { Ticket, TicketState } from '../domain/ticket.ts';
import type { NotificationContext } from './notification.ts';
import { nameOf } from './shown.ts';

export type StaffState =
  | Exclude<TicketState, 'approved'>
  | 'approval-cooling'
  | 'rejection-cooling'
  | 'question-open'
  | 'access-ended'
  | 'access-stopped';
export type ApplicantState = Exclude<TicketState, 'approved' | 'on-hold'> | 'question-open' | 'access-stopped';
export type OfficeState =
  | 'awaiting-information'
  | 'awaiting-office'
  | 'awaiting-decision'
  | 'concluded'
  | 'denied'
  | 'withdrawn'
  | 'lapsed'
  | 'not-ours';

export function staffState(ticket: Ticket): StaffState {
  const { state, decision } = ticket;
  if (state === 'approved') return 'approval-cooling';
  if (state === 'rejected' && decision?.releasedAt === null) return 'rejection-cooling';
  if (state === 'access-open' && ticket.endedAt !== undefined) return 'access-ended';
  if (state === 'access-closed' && ticket.stopped) return 'access-stopped';
  return state === 'awaiting-decision' && ticket.question ? 'question-open' : state;
}

/** For the applicant a decision exists from its release on; that staff wait with it is the desk's own affair. */
export function applicantState(ticket: Ticket): ApplicantState {
  const { state, decision } = ticket;
  const isUndecided = state === 'approved' || (state === 'rejected' && decision?.releasedAt === null);
  if (isUndecided) return 'awaiting-decision';
  if (state === 'awaiting-decision' || state === 'on-hold') return ticket.question ? 'question-open' : waiting(ticket);
  if (ticket.endedAt !== undefined && (state === 'access-open' || state === 'access-closed'))
    return ticket.stopped ? 'access-stopped' : 'access-closed';
  return state;
}

function waiting({ application }: Ticket): 'awaiting-information' | 'awaiting-decision' {
  return application.missing.length > 0 ? 'awaiting-information' : 'awaiting-decision';
}

/** An office hears that its request is concluded, not how: that is between the desk and the applicant. */
export function officeState(ticket: Ticket): OfficeState {
  const state = applicantState(ticket);
  switch (state) {
    case 'awaiting-provision':
    case 'access-open':
    case 'access-closed':
    case 'access-stopped':
    case 'unavailable':
    case 'rejected':
      return 'concluded';
    case 'question-open':
      return 'awaiting-decision';
    default:
      return state;
  }
}

/** What the sentence about the state of a ticket may speak of. */
export function standingDetails(ticket: Ticket, context: NotificationContext) {
  const { decision, window } = ticket;
  return {
    by: decision && nameOf(context.registry, decision.by),
    at: decision?.at ?? null,
    approved: decision?.outcome === 'approved',
    releaseAt: decision?.releaseAt ?? null,
    opensAt: window?.opensAt ?? null,
    closesAt: window?.closesAt ?? null,
  };
}
