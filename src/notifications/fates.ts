/** What a decision comes to for each service: what is granted, and what is turned down with which reason. */
import type { Decision } from '../domain/ticket.ts';
import type { NotificationContext } from './notification.ts';
import { framed, plainText } from './plain-line.ts';
import { nameOf, shownServices } from './shown.ts';

/** For the applicant: the words as they were written. None when one reason answers the whole request. */
export function refusedServices({ rejections = [] }: Decision, context: NotificationContext) {
  return rejections.map(({ services, reason, words }) => ({
    services: shownServices(services, context.procedure),
    reasonId: reason,
    words: words === null ? null : plainText(words),
  }));
}

/** The same for staff: with who said so, and the words framed. */
export function refusedServicesForStaff({ rejections = [] }: Decision, context: NotificationContext) {
  return rejections.map(({ services, reason, words, by }) => ({
    services: shownServices(services, context.procedure),
    by: nameOf(context.registry, by),
    reason: reason === null ? null : (context.procedure.reasons[reason]?.name ?? null),
    reasonId: reason,
    words: words === null ? null : framed(words),
  }));
}

/** Everybody whose approval the decision rests on, when they are more than one. */
export function approversOf({ approvals = [] }: Decision, context: NotificationContext) {
  if (approvals.length < 2) return [];
  return approvals.map(({ by, at, services }) => ({
    by: nameOf(context.registry, by),
    at,
    services: shownServices(services, context.procedure),
  }));
}

/** The rules that were overruled, as words. */
export function overruledIn({ overrules = [] }: Decision) {
  return overrules.map((word) => ({ word }));
}
