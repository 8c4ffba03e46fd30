/** What a ticket's page says first: where it stands, what was asked, what was checked, and what was decided. */
import { html } from 'hono/html';
import { fieldValue } from '../../domain/application/application.ts';
import { lastEligibleDay } from '../../domain/rules/eligibility.ts';
import { officeById } from '../../domain/rules/registry.ts';
import type { Ticket } from '../../domain/ticket.ts';
import { checksOf, type Mark } from '../../notifications/checks.ts';
import { plainText } from '../../notifications/plain-line.ts';
import { staffState, standingDetails } from '../../notifications/standing.ts';
import { warningsOf } from '../../notifications/warnings.ts';
import { fieldShown, personAt } from '../masking.ts';
import { linkTo, type PageContext } from '../page-context.ts';
import { dayMark, timeMark } from '../times.ts';
import type { Markup } from './frame.ts';
import { servicesOf } from './ticket-columns.ts';

/** `long`: it may take many lines. */
type Fact = readonly [name: string, value: Markup | string, long?: boolean];

export function factList(facts: readonly Fact[]): Markup {
  return html`<dl class="facts">${facts.map(([name, value, long]) => html`<div${long ? html` class="long"` : ''}><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
}

/** The sentence a STATUS is answered with; whose word it was is told by name only where names are shown. */
export function standingOf(ticket: Ticket, context: PageContext): string {
  const details = standingDetails(ticket, { ...context.setting, now: context.now, ...NO_CAUSE });
  const by = context.showNames ? details.by : null;
  return context.explain('staff-states', staffState(ticket), { ...details, by });
}

const NO_CAUSE = { cause: { mail: null, messageId: null, receivedAt: '' } };

export function whereItStands(ticket: Ticket, context: PageContext): Markup {
  const { words, setting } = context;
  const { receivedAt, route, revision, window, taker, revokedOn, student, erasedAt } = ticket;
  const lastDay = lastEligibleDay(ticket, setting);
  const facts: Fact[] = [
    [words.columns.received, timeMark(receivedAt, context)],
    [words.columns.route, words.routes[route]],
    [words.ticket.revokedOn, revokedOn === null ? words.ticket.notLookedUp : dayMark(revokedOn, context)],
    [words.ticket.student, student === null ? words.ticket.notLookedUp : student ? words.ticket.yes : words.ticket.no],
    ...(lastDay === null ? [] : [[words.ticket.lastDay, dayMark(lastDay, context)] as const]),
    ...(window
      ? [
          [
            words.ticket.access,
            html`${timeMark(window.opensAt, context)} – ${timeMark(window.closesAt, context)}`,
          ] as const,
        ]
      : []),
    ...(taker === undefined ? [] : [[words.ticket.taker, personAt(taker, context)] as const]),
    [words.ticket.revision, String(revision)],
  ];
  return html`<p class="standing">${standingOf(ticket, context)}</p>${erasedAt === undefined ? '' : html`<p>${words.ticket.erased(erasedAt.slice(0, 'YYYY-MM-DD'.length))}</p>`}${factList(facts)}`;
}

export function whatWasAsked(ticket: Ticket, context: PageContext): Markup {
  const { words, setting, language, showNames } = context;
  const { application, officeId, route } = ticket;
  const office = officeById(setting.registry, officeId);
  const { identityAttested, attestation } = application;
  const { by, method, on } = attestation ?? {};
  const fields = Object.entries(setting.procedure.fields)
    .filter(([, field]) => field[route] !== 'not-asked')
    .filter(([, { validator }]) => validator !== 'services' && validator !== 'attestation')
    .map(([id, { name, validator }]): Fact => {
      const shown = fieldShown(id, fieldValue(application, id), context);
      return [name[language], shown, showNames && validator === 'prose'];
    });
  const stated = identityAttested ? words.ticket.identityStated : words.ticket.identityNotStated;
  const attested = showNames ? [by, method, on].filter((one) => typeof one === 'string').map(plainText) : [];
  return factList([
    ...fields,
    [words.columns.services, servicesOf(application.services, context) || words.ticket.fieldMissing],
    ...(route === 'office'
      ? ([
          [words.ticket.office, office?.name[language] ?? words.ticket.fieldMissing],
          [words.ticket.identity, [stated, ...attested].join(' – ')],
        ] as const)
      : []),
  ]);
}

function mark(word: Mark, text: string, { words }: PageContext): Markup {
  return html`<li><span class="mark ${word}">${words.marks[word]}</span> ${text}</li>`;
}

/** The rules as the ticket stands now, with the once-only right, and what reading has found remarkable. */
export function whatWasChecked(ticket: Ticket, usedElsewhere: readonly string[], context: PageContext): Markup {
  const { words, setting, explain, now } = context;
  const checks = checksOf(ticket, { ...setting, now });
  const warnings = warningsOf(ticket.application.warnings, setting.procedure);
  const services = servicesOf(usedElsewhere, context);
  const once =
    usedElsewhere.length > 0
      ? mark('stop', words.ticket.usedElsewhere(services), context)
      : mark('fine', words.ticket.onceOnly, context);
  return html`<ul class="checks">${checks.map((check) =>
    mark(check.mark, explain('checks', check.word, { forHelper: true, ...check.details }), context),
  )}${setting.procedure.rules.oncePerService ? once : ''}${warnings.map(({ word, machine }) =>
    mark('look', explain('warnings', word, { machine }), context),
  )}</ul>${related(ticket, context)}`;
}

function related({ related: others = [] }: Ticket, context: PageContext): Markup | string {
  if (others.length === 0) return '';
  return html`<h3>${context.words.ticket.related}</h3><ul>${others.map(
    ({ id }) => html`<li><a href="${linkTo(context, `tickets/${id}`)}">${id}</a></li>`,
  )}</ul>`;
}

/** What deciders have said, in the order it was said; null when nobody has said anything. */
export function whatWasDecided({ votes = [], decision }: Ticket, context: PageContext): Markup | null {
  const { words, showNames } = context;
  if (votes.length === 0 && !decision) return null;
  const said = [
    ...(decision?.approvals ?? []).map((vote) => ({ outcome: 'approved' as const, reason: null, ...vote })),
    ...(decision?.rejections ?? []).map((vote) => ({ outcome: 'rejected' as const, ...vote })),
    ...votes,
  ];
  const all = said.length > 0 ? said : decision ? [decision] : [];
  return html`<ul>${all.map(({ outcome, by, at, services, reason }) => {
    const about = servicesOf(services.filter(Boolean), context);
    const details = [about, reason ?? '', by ? personAt(by, context) : ''].filter(Boolean).join(' – ');
    return html`<li><b>${words.outcomes[outcome]}</b> ${timeMark(at, context)}${details ? html` <span>${details}</span>` : ''}</li>`;
  })}</ul>${showNames && decision?.words ? factList([[words.ticket.words, plainText(decision.words), true]]) : ''}`;
}
