/** Whoever is away or has a part in a ticket: somebody who can decide is asked all the same, where there is anybody. */
import { expect } from 'chai';
import { CONTACT } from '../../../../src/domain/application/application.ts';
import type { Staff } from '../../../../src/domain/rules/registry.ts';
import type { Ticket } from '../../../../src/domain/ticket.ts';
import type { Letter } from '../../../../src/notifications/letter.ts';
import { personOf } from '../people.ts';

export function checkAsked(letters: readonly Letter[], ticket: Ticket, staff: readonly Staff[]): void {
  const party = personOf(ticket.application.values[CONTACT] ?? '');
  const able = staff.filter(({ role, address }) => role === 'decider' && personOf(address) !== party);
  const check = (asking: readonly Letter[], who: readonly Staff[]) => {
    if (asking.length === 0 || who.length === 0) return;
    const asked = asking.map(({ to }) => to);
    expect(
      who.some(({ address }) => asked.includes(address)),
      'nobody who could decide is asked',
    ).to.equal(true);
  };
  check(
    letters.filter(({ template }) => template === 'review' || template === 'review-changed'),
    able,
  );
  const first = letters.find(({ template }) => template === 'awaiting-second')?.to;
  if (first === undefined) return;
  check(
    letters.filter(({ template }) => template === 'second-approver' || template === 'awaiting-second'),
    able.filter(({ address }) => personOf(address) !== personOf(first)),
  );
}
