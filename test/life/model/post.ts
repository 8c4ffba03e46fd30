/** The letters that were written, by whom they reached: what somebody has seen of a ticket is what stood in these. */
import type { Letter } from '../../../src/notifications/letter.ts';

export class Post {
  private readonly ids = new Set<string>();
  private readonly approvals = new Set<string>();
  private readonly received = new Map<string, number[]>();

  /** Those that are not owed already: the same letter is written once (design §7). */
  deliver(letters: readonly Letter[]): readonly Letter[] {
    const fresh = letters.filter(({ template, ticket, occasion, to }) => {
      const id = [template, ticket, occasion, to.toLowerCase()].join(' ');
      return !this.ids.has(id) && this.ids.add(id);
    });
    for (const { ticket, to, possession } of fresh) {
      if (ticket === null || !possession) continue;
      this.saw(ticket, to, possession.revision);
    }
    return fresh;
  }

  saw(ticketId: string, address: string, revision: number): void {
    const place = this.placeOf(ticketId, address);
    this.received.set(place, [...(this.received.get(place) ?? []), revision]);
  }

  /** The revision shown by the newest letter to `address` that can be answered, or by one `late` letters before it; null: there is none. */
  seen(ticketId: string, address: string, late = 0): number | null {
    return this.received.get(this.placeOf(ticketId, address))?.at(-1 - late) ?? null;
  }

  /** `address` approves in answer to a letter that showed `revision`, with what their own mail sets. */
  approves(ticketId: string, address: string, revision: number): void {
    this.approvals.add(`${this.placeOf(ticketId, address)} ${revision}`);
  }

  hasApproved(ticketId: string, address: string, revision: number): boolean {
    return this.approvals.has(`${this.placeOf(ticketId, address)} ${revision}`);
  }

  hasSeen(ticketId: string, address: string, revision: number): boolean {
    return this.received.get(this.placeOf(ticketId, address))?.includes(revision) ?? false;
  }

  private placeOf(ticketId: string, address: string): string {
    return `${ticketId} ${address.toLowerCase()}`;
  }
}
