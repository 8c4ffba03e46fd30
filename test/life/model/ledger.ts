/** The once-only rights as the store keeps them beside the tickets: reserved, given back, and granted for good. */
import { ACCOUNT, fieldValue } from '../../../src/domain/application/application.ts';
import { grantedServices } from '../../../src/domain/decision/votes.ts';
import type { TicketEvent } from '../../../src/domain/events.ts';
import type { Setting } from '../../../src/domain/facts.ts';
import type { Ticket } from '../../../src/domain/ticket.ts';
import { ENDS_A_RESERVATION, GRANTS } from '../../../src/store/tickets/carry-out.ts';

interface Right {
  readonly account: string;
  readonly service: string;
  readonly ticketId: string;
  readonly granted: boolean;
}

export class Ledger {
  private rights: readonly Right[] = [];

  usedBy(account: string | null, exceptTicketId: string): readonly string[] {
    return this.rights
      .filter((right) => right.account === account && right.ticketId !== exceptTicketId)
      .map(({ service }) => service);
  }

  /** False, and nothing is written, when a right is taken. */
  write(ticket: Ticket, events: readonly TicketEvent[], setting: Setting): boolean {
    const has = (types: readonly string[]) => events.some(({ type }) => types.includes(type));
    const account = fieldValue(ticket.application, ACCOUNT);
    const granted = grantedServices(ticket, setting);
    if (has(GRANTS) && account !== null) {
      const used = this.usedBy(account, ticket.id);
      if (granted.some((service) => used.includes(service))) return false;
      const own = new Set(this.rights.filter(({ ticketId }) => ticketId === ticket.id).map(({ service }) => service));
      const added = granted.filter((service) => !own.has(service));
      this.rights = [
        ...this.rights,
        ...added.map((service) => ({ account, service, ticketId: ticket.id, granted: false })),
      ];
    }
    if (has(['approval-released']))
      this.rights = this.rights.map((right) => (right.ticketId === ticket.id ? { ...right, granted: true } : right));
    if (has(ENDS_A_RESERVATION))
      this.rights = this.rights.filter(
        (right) => right.ticketId !== ticket.id || right.granted || granted.includes(right.service),
      );
    return true;
  }
}
