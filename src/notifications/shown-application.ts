/** Everything a decider needs to see of a ticket: what was asked for, what proves it, and what has been said about it so far. */
import { officeById } from '../domain/rules/registry.ts';
import type { Ticket } from '../domain/ticket.ts';
import type { Evidence } from '../mail/incoming-mail.ts';
import { checksOf } from './checks.ts';
import type { NotificationContext } from './notification.ts';
import { plainLine } from './plain-line.ts';
import { shownFields, shownPerson, shownServices } from './shown.ts';
import { staffState, standingDetails } from './standing.ts';
import { shownVotes } from './votes.ts';
import { warningsOf } from './warnings.ts';

/** Words for what proves that the request is genuine; every one has a sentence in each language. */
export const PROOFS = [
  'form',
  'form-signed',
  'form-boundary',
  'office',
  'office-signed',
  'office-boundary',
  'office-pending',
] as const;
export type ProofWord = (typeof PROOFS)[number];

/** What proves the request, as exactly as the letter's occasion tells: `evidence` counts only when its mail is the request. */
function proofOf(ticket: Ticket, evidence: Evidence | null): { word: ProofWord; domain: string | null } {
  if (ticket.route === 'office' && !ticket.officeProven) return { word: 'office-pending', domain: null };
  const origin = evidence?.origin;
  const exact = origin === 'signed' || origin === 'boundary';
  return { word: exact ? `${ticket.route}-${origin}` : ticket.route, domain: evidence?.domain ?? null };
}

function shownAttestation(ticket: Ticket) {
  const { attestation } = ticket.application;
  return (
    attestation && {
      by: attestation.by && plainLine(attestation.by),
      method: attestation.method && plainLine(attestation.method),
      on: attestation.on,
    }
  );
}

/** Other tickets of the same person, and what has become of each as far as that is known now. */
function shownRelated({ related = [] }: Ticket, context: NotificationContext) {
  return related.map(({ id, as, sameContact }) => {
    const other = context.others?.find((one) => one.id === id);
    const outcome = other ? { state: staffState(other), standing: standingDetails(other, context) } : NO_OUTCOME;
    return { ticket: id, as, sameContact, ...outcome };
  });
}

const NO_OUTCOME = { state: null, standing: null } as const;

/** Everything a decider needs to see of a ticket. `evidence`: of the mail that brought the request, when this letter answers it. */
export function shownApplication(ticket: Ticket, context: NotificationContext, evidence: Evidence | null = null) {
  const { application } = ticket;
  const warnings = warningsOf(application.warnings, context.procedure);
  const related = shownRelated(ticket, context);
  return {
    ...shownPerson(ticket),
    route: ticket.route,
    byOffice: ticket.route === 'office',
    office: officeById(context.registry, ticket.officeId)?.name ?? null,
    receivedAt: ticket.receivedAt,
    revision: ticket.revision,
    revokedOn: ticket.revokedOn,
    fields: shownFields(ticket, context.procedure),
    services: shownServices(application.services, context.procedure),
    identityAttested: application.identityAttested,
    attestation: shownAttestation(ticket),
    proof: proofOf(ticket, evidence),
    checks: checksOf(ticket, context),
    warnings,
    related,
    isNotable: warnings.length + related.length > 0,
    standing: shownVotes(ticket, context),
  };
}
