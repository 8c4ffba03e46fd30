/** Where a ticket stands, in the words fit for each reader: a decision that still cools off is nobody's outside. */
import type { Ticket, TicketState } from '../domain/ticket.ts';
import type { NotificationContext } from './notification.ts';
import { nameOf } from './shown.ts';

export type StaffState = Exclude<TicketState, 'approved'> | 'approval-cooling' | 'rejection-cooling';
export type ApplicantState = Exclude<TicketState, 'approved'>;
export type OfficeState =
  | 'awaiting-information'
  | 'awaiting-office'
  | 'awaiting-decision'
  | 'concluded'
  | 'denied'
  | 'withdrawn';

export function staffState(ticket: Ticket): StaffState {
  const { state, decision } = ticket;
  if (state === 'approved') return 'approval-cooling';
  return state === 'rejected' && decision?.releasedAt === null ? 'rejection-cooling' : state;
}

/** For the applicant a decision exists from its release on. */
export function applicantState(ticket: Ticket): ApplicantState {
  const { state, decision } = ticket;
  if (state === 'approved') return 'awaiting-decision';
  return state === 'rejected' && decision?.releasedAt === null ? 'awaiting-decision' : state;
}

/** An office hears that its request is concluded, not how: that is between the desk and the applicant. */
export function officeState(ticket: Ticket): OfficeState {
  const state = applicantState(ticket);
  switch (state) {
    case 'awaiting-provision':
    case 'access-open':
    case 'access-closed':
    case 'rejected':
      return 'concluded';
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
