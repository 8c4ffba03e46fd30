/** A letter of ours could not be delivered: staff hear which one, for somebody now waits without knowing it. */
import type { Ticket } from '../domain/ticket.ts';
import { toStaff } from './addressed.ts';
import type { Letter } from './letter.ts';
import type { NotificationContext } from './notification.ts';
import { plainLine } from './plain-line.ts';

/** The outbox gives up `lost`; `reason` is what the mail server said. */
export function undeliverable(
  lost: { readonly id: string; readonly template: string; readonly role: Letter['role']; readonly recipient: string },
  reason: string,
  ticket: Ticket | null,
  context: NotificationContext,
): readonly Letter[] {
  const data = {
    lost: lost.template,
    toStaff: lost.role === 'staff',
    toOffice: lost.role === 'office',
    recipient: plainLine(lost.recipient),
    reason: plainLine(reason),
  };
  // Whoever could not be reached would not be reached by this either, and the outbox must not chase its own tail.
  return toStaff(ticket, context, { template: 'undeliverable', occasion: lost.id, mayAct: false, data }).filter(
    ({ to }) => to.toLowerCase() !== lost.recipient.toLowerCase(),
  );
}
