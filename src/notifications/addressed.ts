/** To whom a letter goes: only ever to an address of the registry, or to the contact of the ticket. */
import { CONTACT, fieldValue } from '../domain/application/application.ts';
import { isPartyTo, isSensitive } from '../domain/application/sensitive.ts';
import type { PairShown } from '../domain/decision/pair.ts';
import { answerBy } from '../domain/limits/deadlines.ts';
import { IDENTITY_DOCUMENT_DAYS } from '../domain/retention.ts';
import { deciders, type Office, officeById, type Staff, sameAddress } from '../domain/rules/registry.ts';
import type { Ticket } from '../domain/ticket.ts';
import { askFrom } from './deadlines.ts';
import type { Letter } from './letter.ts';
import type { NotificationContext } from './notification.ts';

/** What is said, before it is known to whom. */
export interface Message {
  readonly template: string;
  readonly occasion: string;
  readonly data?: Readonly<Record<string, unknown>>;
  /** False: nothing that is answered to this letter acts on the ticket. */
  readonly mayAct?: boolean;
  /** Message-ID of the reader's own mail that this answers; never that of somebody else. */
  readonly answers?: string | null;
  /** The other ticket that the letter shows, so that an answer may decide both. */
  readonly pair?: PairShown | null;
}

type Reader = Pick<Letter, 'to' | 'role' | 'language'>;

function letter(reader: Reader, ticket: Ticket | null, context: NotificationContext, message: Message): Letter {
  const { template, occasion, data = {}, mayAct = true, answers = null, pair = null } = message;
  return {
    template,
    ...reader,
    ticket: ticket?.id ?? null,
    occasion,
    data: {
      title: context.procedure.title,
      retentionDays: context.policy.retentionDays,
      documentDays: IDENTITY_DOCUMENT_DAYS,
      hasServices: Object.keys(context.procedure.services).length > 0,
      once: context.procedure.rules.oncePerService,
      answerBy: answerBy(ticket, context),
      askFrom: askFrom(context),
      ...data,
    },
    possession: ticket && mayAct ? { revision: ticket.revision, ...(pair ? { pair } : {}) } : null,
    answers,
  };
}

/** To the applicant's contact, or to `contact` where a decision was made on it; none when there is no usable one. */
export function toApplicant(
  ticket: Ticket,
  context: NotificationContext,
  message: Message,
  contact = fieldValue(ticket.application, CONTACT),
): Letter[] {
  if (contact === null) return [];
  return [letter({ to: contact, role: 'applicant', language: ticket.applicantLanguage }, ticket, context, message)];
}

/** To the registered address of the ticket's office, whoever wrote in its name. */
export function toOffice(ticket: Ticket, context: NotificationContext, message: Message): Letter[] {
  const office = officeById(context.registry, ticket.officeId);
  if (!office) return [];
  const reader: Reader = { to: office.address, role: 'office', language: ticket.officeLanguage ?? office.language };
  return [letter(reader, ticket, context, { ...message, data: { officeName: office.name, ...message.data } })];
}

/** To the registered address of `office`, about no single ticket. */
export function toOfficeItself(office: Office, context: NotificationContext, message: Message): Letter {
  const reader: Reader = { to: office.address, role: 'office', language: office.language };
  return letter(reader, null, context, { ...message, data: { officeName: office.name, ...message.data } });
}

/** To one member of staff. */
export function toMember(member: Staff, ticket: Ticket | null, context: NotificationContext, message: Message): Letter {
  return letter({ to: member.address, role: 'staff', language: member.language }, ticket, context, message);
}

/** To every decider, each with a letter of their own. */
export function toDeciders(ticket: Ticket | null, context: NotificationContext, message: Message): Letter[] {
  return deciders(context.registry).map((member) => toMember(member, ticket, context, message));
}

/** Deciders who are not away; everybody, when nobody else is left: no work is ever sent to nobody. */
export function presentDeciders({ registry, away = [] }: NotificationContext): readonly Staff[] {
  const all = deciders(registry);
  const present = all.filter(({ address }) => !away.some((gone) => sameAddress(gone, address)));
  return present.length > 0 ? present : all;
}

/** Whom to ask for a decision: who is there; everybody, where only those are there who have a part in the ticket and may not approve it. */
export function whomToAsk(ticket: Ticket, context: NotificationContext): readonly Staff[] {
  const present = presentDeciders(context);
  return present.every(({ address }) => isPartyTo(ticket, address, context)) ? deciders(context.registry) : present;
}

/** What is to be done, to every decider who is there. */
export function toPresentDeciders(ticket: Ticket | null, context: NotificationContext, message: Message): Letter[] {
  return presentDeciders(context).map((member) => toMember(member, ticket, context, message));
}

/** Members who may hear of `ticket`: of a sensitive one deciders alone. */
export function whoMayHear(
  ticket: Ticket | null,
  { registry }: Pick<NotificationContext, 'registry'>,
): readonly Staff[] {
  return ticket && isSensitive(ticket, { registry }) ? deciders(registry) : registry.staff;
}

/** To everybody on staff who may hear of the ticket; an answer acts only where a decider gives it. */
export function toStaff(ticket: Ticket | null, context: NotificationContext, message: Message): Letter[] {
  return whoMayHear(ticket, context).map((member) => {
    const decides = member.role === 'decider';
    const data = { ...message.data, decides };
    return toMember(member, ticket, context, { ...message, data, mayAct: decides && message.mayAct !== false });
  });
}
