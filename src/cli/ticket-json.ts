/** A ticket in the words of `--json` (design §9): what other programs may rely on. */
import { type Attestation, fieldValue, type Language, type Route } from '../domain/application/application.ts';
import type { Ticket, TicketState } from '../domain/ticket.ts';

export interface TicketJson {
  readonly id: string;
  readonly route: Route;
  readonly state: TicketState;
  readonly language: Language;
  readonly applicant: Readonly<Record<'account' | 'studentId' | 'name' | 'faculty' | 'contact', string | null>>;
  readonly services: readonly string[];
  readonly reason: string | null;
  readonly identityAttested: boolean;
  readonly attestation: Attestation | null;
  readonly missing: readonly string[];
  readonly warnings: readonly string[];
}

/** The ticket as JSON; a value that was not given or cannot be used is null. */
export function ticketJson(ticket: Ticket): TicketJson {
  const { application } = ticket;
  const value = (field: string) => fieldValue(application, field);
  return {
    id: ticket.id,
    route: ticket.route,
    state: ticket.state,
    language: application.language,
    applicant: {
      account: value('account'),
      studentId: value('studentId'),
      name: value('name'),
      faculty: value('faculty'),
      contact: value('contact'),
    },
    services: application.services,
    reason: value('reason'),
    identityAttested: application.identityAttested,
    attestation: application.attestation,
    missing: application.missing,
    warnings: application.warnings,
  };
}
