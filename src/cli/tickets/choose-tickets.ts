/** Which tickets a list or an export shows. */
import type { Setting } from '../../domain/facts.ts';
import { hasEnded, TICKET_STATES, type Ticket } from '../../domain/ticket.ts';
import { dateIn, isLocalDate } from '../../domain/time.ts';

export interface Choice {
  readonly state?: string;
  readonly service?: string;
  readonly route?: string;
  readonly since?: string;
  readonly until?: string;
  readonly open?: boolean;
}

const ROUTES = ['form', 'office'];

/** What is wrong with `choice`, for whoever typed it; null when nothing is. */
export function mistakeIn({ state, service, route, since, until }: Choice, setting: Setting): string | null {
  const services = Object.keys(setting.procedure.services);
  const oneOf = (name: string, value: string | undefined, allowed: readonly string[]) =>
    value === undefined || allowed.includes(value) ? [] : [`--${name} ${value}: one of ${allowed.join(', ')}.`];
  const aDay = (name: string, value: string | undefined) =>
    value === undefined || isLocalDate(value) ? [] : [`--${name} ${value}: a day as 2026-04-01.`];
  const mistakes = [
    ...oneOf('state', state, TICKET_STATES),
    ...oneOf('service', service, services),
    ...oneOf('route', route, ROUTES),
    ...aDay('since', since),
    ...aDay('until', until),
  ];
  return mistakes[0] ?? null;
}

/** Whether `ticket` is meant; days are days of receipt where the desk stands, both ends included. */
export function isChosen(ticket: Ticket, choice: Choice, { desk }: Setting): boolean {
  const day = dateIn(desk.timeZone, ticket.receivedAt);
  return (
    (choice.state === undefined || ticket.state === choice.state) &&
    (choice.service === undefined || ticket.application.services.includes(choice.service)) &&
    (choice.route === undefined || ticket.route === choice.route) &&
    (choice.since === undefined || day >= choice.since) &&
    (choice.until === undefined || day <= choice.until) &&
    (!choice.open || !hasEnded(ticket))
  );
}
