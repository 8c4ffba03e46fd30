/** Samples of the letters around two approvers, exceptions, and decisions for single services. */
import { CONTACT, fieldValue } from '../../domain/application/application.ts';
import type { TicketEvent } from '../../domain/events.ts';
import type { Procedure } from '../../domain/rules/procedure.ts';
import type { Decision, Ticket, Vote } from '../../domain/ticket.ts';
import type { NotificationContext } from '../../notifications/notification.ts';
import { lettersForEvents } from '../../notifications/register.ts';
import { oneEach, type SampleLetter, ticketsOf } from './sample-cases.ts';
import { DECIDER, OTHER_DECIDER, SAMPLE_NOW } from './sample-tickets.ts';

const LATE = '2025-06-02';

/** In the order in which they come. Every template is tried, also by a procedure of less than two services. */
export function samplesOfVotes(procedure: Procedure, context: NotificationContext): SampleLetter[] {
  const { office, approved } = ticketsOf(procedure);
  const { services } = office.application;
  const [first = '', ...rest] = services;
  const others = rest.length > 0 ? rest : services;
  const [reason = null] = Object.keys(procedure.reasons);
  const { staff } = context.registry;
  const two: NotificationContext = {
    ...context,
    registry: { ...context.registry, staff: [...staff, OTHER_DECIDER] },
    policy: { ...context.policy, approvals: { form: 2, office: 2 } },
  };
  const one: NotificationContext = { ...two, policy: context.policy };
  const by = DECIDER.address;
  const vote = (changes: Partial<Vote>): Vote => ({
    ...{ outcome: 'approved', services, by, at: SAMPLE_NOW, revision: 1, reason: null, words: null },
    ...changes,
  });
  const after = (variant: string | null, setting: NotificationContext, ticket: Ticket, ...events: TicketEvent[]) =>
    oneEach(lettersForEvents(events, ticket, setting), variant);
  const recorded: TicketEvent = { type: 'first-approval-recorded', by };
  const refusal = vote({ outcome: 'rejected', services: others, reason, words: 'よく読みました。\nWe have read it.' });
  const overrules = ['window-passed', 'before-opening'] as const;
  const contact = fieldValue(office.application, CONTACT);
  const joined: Decision = {
    ...{ ...approved, contact, overrules },
    approvals: [vote({}), vote({ by: OTHER_DECIDER.address })],
  };
  const mixed: Decision = {
    ...approved,
    contact,
    services: [first],
    approvals: [vote({ services: [first] })],
    rejections: [refusal],
  };
  const declined: Decision = {
    ...{ ...mixed, outcome: 'rejected', services },
    rejections: [vote({ outcome: 'rejected', services: [first], reason }), refusal],
  };
  const voided: TicketEvent = {
    type: 'field-set',
    by,
    field: 'revokedOn',
    value: '2026-04-01',
    voided: [OTHER_DECIDER.address],
  };
  const granted: Partial<Ticket> = { state: 'awaiting-provision', revokedOn: '2026-04-01' };
  return [
    ...after('two-approvers', two, office, { type: 'decision-asked' }).filter(
      ({ letter }) => letter.template === 'review',
    ),
    ...after('', two, { ...office, votes: [vote({})] }, recorded),
    ...after('exception', one, { ...office, revokedOn: LATE, votes: [vote({ overrules })] }, recorded),
    ...after(null, two, { ...office, revision: 2, votes: [vote({ revision: 2 })] }, voided, recorded),
    ...after(null, two, { ...office, revision: 2, revokedOn: '2026-04-01' }, voided),
    ...after(
      'two-approvers',
      two,
      { ...office, state: 'approved', decision: joined },
      { type: 'approval-recorded', by },
    ),
    ...after('exception', two, { ...office, ...granted, decision: joined }, { type: 'approval-released' }),
    ...after('', one, { ...office, votes: [refusal] }, { type: 'part-decided', by }),
    ...(rest.length === 0 ? [] : perService()),
  ];

  /** Letters that tell services apart. */
  function perService(): SampleLetter[] {
    return [
      ...after(
        'per-service',
        one,
        { ...office, state: 'approved', decision: mixed },
        { type: 'approval-recorded', by },
      ),
      ...after('per-service', one, { ...office, ...granted, decision: mixed }, { type: 'approval-released' }),
      ...after(
        'per-service',
        one,
        { ...office, state: 'rejected', decision: declined },
        { type: 'rejection-released' },
      ),
    ];
  }
}
