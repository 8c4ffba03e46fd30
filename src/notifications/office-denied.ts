/** The office never asked: it hears that the request has ended, and staff that somebody used the office's name. */
import { officeById } from '../domain/rules/registry.ts';
import { toOffice, toStaff } from './addressed.ts';
import type { Notification } from './notification.ts';
import { ONCE } from './occasions.ts';
import { shownPerson } from './shown.ts';

export const officeDenied: Notification = (_event, ticket, context) => [
  ...toOffice(ticket, context, { template: 'denied', occasion: ONCE, answers: context.cause.messageId, mayAct: false }),
  ...toStaff(ticket, context, {
    template: 'denied-alert',
    occasion: ONCE,
    mayAct: false,
    data: {
      office: officeById(context.registry, ticket.officeId)?.name ?? null,
      receivedAt: ticket.receivedAt,
      maskedAccount: shownPerson(ticket).maskedAccount,
    },
  }),
];
