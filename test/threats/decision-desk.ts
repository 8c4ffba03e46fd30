/** A desk with one ticket whose date is known, and the two deciders' letters: APPROVE alone approves it. */
import { expect } from 'chai';
import type { Ticket } from '../../src/domain/ticket.ts';
import {
  type DeskInMemory,
  LEE,
  type Letter,
  MORI,
  OFFICE,
  openDeskInMemory,
  REQUEST,
  reply,
  theLetter,
} from '../journey/desk-in-memory.ts';

export interface DecisionDesk {
  readonly desk: DeskInMemory;
  /** The letters of the revision that has its date. */
  readonly mori: Letter;
  readonly lee: Letter;
  /** The first letters, before the date was set. */
  readonly before: Letter;
  ticket(): Promise<Ticket>;
  state(): Promise<string>;
  close(): Promise<void>;
}

export function requestOf(number: number): string {
  return REQUEST.replace('9900000101', String(9_900_300_000 + number)).replace('hanako@', `hanako${number}@`);
}

/** Opens one ticket and has 李 set its date; the letters that came of it. */
export async function readyTicket(
  desk: DeskInMemory,
  number: number,
): Promise<Pick<DecisionDesk, 'mori' | 'lee' | 'before'>> {
  await desk.receive({ from: OFFICE, subject: 'クラウドデータ救出', text: requestOf(number) });
  const first = await desk.newLetters();
  await desk.receive(reply(theLetter(first, 'review', LEE), 'SET revoked_on 2026-04-01'));
  const second = await desk.newLetters();
  return {
    mori: theLetter(second, 'review-changed', MORI),
    lee: theLetter(second, 'review-changed', LEE),
    before: theLetter(first, 'review', MORI),
  };
}

export async function openDecisionDesk(...how: Parameters<typeof openDeskInMemory>): Promise<DecisionDesk> {
  const desk = await openDeskInMemory(...how);
  const letters = await readyTicket(desk, 1);
  const ticket = async () => {
    const [first] = await desk.desk.store.tickets();
    if (!first) throw new Error('there is no ticket');
    return first;
  };
  return { desk, ...letters, ticket, state: async () => (await ticket()).state, close: () => desk.close() };
}

/** Colleagues are told, the cooling-off passes, the mailbox is read again. */
export async function coolingOffEnds(desk: DeskInMemory): Promise<void> {
  await desk.send();
  await desk.settle();
  desk.pass(31);
  await desk.settle();
}

/** Nothing has been decided, and nothing that a decision rests on has changed. */
export async function stillUndecided({ ticket }: DecisionDesk): Promise<void> {
  expect(await ticket()).to.include({
    state: 'awaiting-decision',
    decision: null,
    revokedOn: '2026-04-01',
    student: null,
  });
}
