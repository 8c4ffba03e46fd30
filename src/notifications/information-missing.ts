/** Something is missing or cannot be used: whoever can supply it is told what, why, and by when. */
import { CONTACT, fieldValue } from '../domain/application/application.ts';
import { onlyProse } from '../domain/party.ts';
import type { Ticket } from '../domain/ticket.ts';
import { toApplicant, toOffice, toStaff } from './addressed.ts';
import type { Letter } from './letter.ts';
import { missingOf } from './missing.ts';
import type { Notification, NotificationContext } from './notification.ts';
import { ofThisChange } from './occasions.ts';
import { remarksFor } from './remarks.ts';
import { ANSWERS_BEGIN, ANSWERS_END } from './separator.ts';
import { shownFields, shownPerson, shownServices } from './shown.ts';
import { adviceFor } from './warnings.ts';

/** On the office route the office is asked; on the form route the applicant, and where no contact is usable, staff must find one. */
export const informationMissing: Notification = (_event, ticket, context) =>
  askForMissing(ticket, context, { occasion: ofThisChange(ticket, context), reminder: false });

/** `reminder`: it has been asked for before, and has not come. */
export function askForMissing(
  ticket: Ticket,
  context: NotificationContext,
  { occasion, reminder }: { readonly occasion: string; readonly reminder: boolean },
): readonly Letter[] {
  const { procedure } = context;
  const gaps = {
    reminder,
    ...missingOf(ticket, procedure),
    plain: onlyProse(ticket.application.missing, procedure),
    answersBegin: ANSWERS_BEGIN,
    answersEnd: ANSWERS_END,
    advice: adviceFor(ticket.application.warnings, procedure),
    remarks: remarksFor(ticket.application, ticket.officeProven && ticket.route === 'office'),
  };
  if (ticket.route === 'office') {
    // What an unproven mail says is not sent on, not even to the office in whose name it came (design §6).
    const received = ticket.officeProven ? shownFields(ticket, procedure).filter(({ value }) => value !== null) : [];
    const services = ticket.officeProven ? shownServices(ticket.application.services, procedure) : [];
    return toOffice(ticket, context, {
      template: 'missing-information',
      occasion,
      answers: ticket.officeProven ? context.cause.messageId : null,
      data: { ...gaps, proven: ticket.officeProven, fields: received, services },
    });
  }
  if (fieldValue(ticket.application, CONTACT) !== null) {
    return toApplicant(ticket, context, { template: 'missing-information', occasion, data: gaps });
  }
  return toStaff(ticket, context, {
    template: 'no-contact',
    occasion,
    mayAct: false,
    data: { ...gaps, maskedAccount: shownPerson(ticket).maskedAccount },
  });
}
