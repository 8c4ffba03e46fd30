/** Given: a ticket that waits for its decision, in a desk with three deciders. */
import type { Ticket } from '../../src/domain/ticket.ts';
import {
  type DeskInMemory,
  LEE,
  type Letter,
  type MailDraft,
  MORI,
  OFFICE,
  openDeskInMemory,
  REQUEST,
  reply,
  theLetter,
} from './desk-in-memory.ts';

export const ITO = 'ito@staff.desk.example';
export const HANAKO = 'hanako@mailbox.example';

export type Configured = Record<string, unknown> & { staff: unknown[]; policy: object };

/** Three deciders, and so many approvals on each route. */
export function needing(approvals: 1 | 2, changes: (config: Configured) => void = () => {}) {
  return (config: Record<string, unknown>) => {
    const configured = config as Configured;
    configured.staff.push({ name: '伊藤 三奈', address: ITO, language: 'ja', signers: ['staff.desk.example'] });
    configured.policy = { approvals: { form: approvals, office: approvals } };
    changes(configured);
  };
}

export class Deciding {
  readonly desk: DeskInMemory;
  /** The review letters, one for each reader. */
  private readonly reviews: readonly Letter[];

  private constructor(desk: DeskInMemory, reviews: readonly Letter[]) {
    this.desk = desk;
    this.reviews = reviews;
  }

  /** A request that came, with the revocation date set by Lee unless `revokedOn` is null. */
  static async begin(
    configure: ReturnType<typeof needing>,
    revokedOn: string | null = '2026-04-01',
  ): Promise<Deciding> {
    const desk = await openDeskInMemory(configure);
    await desk.receive({ from: OFFICE, subject: 'クラウドデータ救出', text: REQUEST });
    const letters = await desk.newLetters();
    if (revokedOn === null) return new Deciding(desk, letters);
    await desk.receive(reply(theLetter(letters, 'review', LEE), `SET revoked_on ${revokedOn}`));
    return new Deciding(desk, await desk.newLetters());
  }

  review(who: string): Letter {
    const found = this.reviews.find(({ to, template }) => to === who && template.startsWith('review'));
    if (!found) throw new Error(`no review letter to ${who}`);
    return found;
  }

  /** What comes of `text`, answered by `who` to their review letter or to `letter`; a minute passes first. */
  async says(who: string, text: string, letter = this.review(who), changes: Partial<MailDraft> = {}) {
    this.desk.pass(1);
    return this.desk.receive(reply(letter, text, changes));
  }

  async ticket(): Promise<Ticket> {
    const [only] = await this.desk.desk.store.tickets();
    if (!only) throw new Error('there is no ticket');
    return only;
  }

  /** Colleagues are told, and the cooling-off passes. */
  async settle(): Promise<void> {
    await this.desk.send();
    await this.desk.settle();
    this.desk.pass(31);
    await this.desk.settle();
  }

  rights(): Promise<readonly string[]> {
    return this.desk.desk.store.transaction((tx) => tx.entitlementsUsed('9900000101', 'another ticket'));
  }

  close(): Promise<void> {
    return this.desk.close();
  }
}

export { LEE, MORI };
