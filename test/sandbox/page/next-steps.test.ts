import { expect } from 'chai';
import type { Ticket } from '../../../src/domain/ticket.ts';
import { LABELS } from '../../../src/sandbox/page/words/labels.ts';
import { nextStep } from '../../../src/sandbox/page/words/next-steps.ts';
import { PHRASES_OF_ROLES } from '../../../src/sandbox/page/words/phrases-of-roles.ts';

const at = (state: Ticket['state'], more: object = {}) => nextStep([{ state, decision: null, ...more } as Ticket]);

describe('What may be tried next', () => {
  it('is to let an application come, by a button that is there, at an empty desk and when everything has ended', () => {
    expect(nextStep([])).to.deep.equal(at('access-closed'));
    expect(nextStep([]).ja).to.include(LABELS.ja['office-ja']);
    expect(nextStep([]).en).to.include(LABELS.en['office-en']);
  });

  it('is to answer with a word that the reply offers', () => {
    for (const [state, phrase, inEnglish] of [
      ['awaiting-decision', '承認', 'APPROVE'],
      ['awaiting-provision', '提供しました', 'PROVIDED'],
      ['approved', '取消', 'UNDO'],
    ] as const) {
      expect([...PHRASES_OF_ROLES.staff.ja], state).to.include(phrase);
      expect(at(state).ja, state).to.include(`「${phrase}」`);
      expect(at(state).en, state).to.include(inEnglish);
    }
    expect(at('access-open', { endedAt: '2026-06-10T01:00:00.000Z' }).ja).to.include('「終了しました」');
  });

  it('is to push the clock on while the week lasts and while a decision can be undone', () => {
    expect(at('approved').ja).to.include(LABELS.ja.hour);
    expect(at('access-open').ja).to.include(LABELS.ja.day);
  });

  it('is about the newest application that has not ended', () => {
    const tickets = ['awaiting-provision', 'awaiting-decision', 'withdrawn'].map(
      (state) => ({ state, decision: null }) as Ticket,
    );
    expect(nextStep(tickets)).to.deep.equal(at('awaiting-decision'));
  });
});
