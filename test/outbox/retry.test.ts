/** When a letter is tried again. */
import { expect } from 'chai';
import { nextAttempt } from '../../src/outbox/retry.ts';

const CREATED = '2026-04-01T00:00:00.000Z';
const NOW = '2026-04-01T00:01:00.000Z';

function secondsUntilNext(attempts: number, random: number, about?: 'relay' | 'letter'): number {
  const next = nextAttempt({ attempts, createdAt: CREATED }, NOW, random, about);
  return next === null ? Number.NaN : (Date.parse(next) - Date.parse(NOW)) / 1000;
}

describe('the schedule of a letter', () => {
  it('goes from ten seconds to an hour, and stays hourly', () => {
    const seconds = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 50].map((attempts) => secondsUntilNext(attempts, 0.5));
    expect(seconds).to.deep.equal([10, 30, 60, 120, 300, 600, 900, 1800, 3600, 3600, 3600]);
  });

  it('stays with a quarter of an hour while it is the relay that cannot be spoken to: all letters wait for the same cure', () => {
    const seconds = [1, 4, 7, 8, 9, 50].map((attempts) => secondsUntilNext(attempts, 0.5, 'relay'));
    expect(seconds).to.deep.equal([10, 120, 900, 900, 900, 900]);
  });

  it('spreads letters that failed together by a tenth either way', () => {
    expect([secondsUntilNext(3, 0), secondsUntilNext(3, 0.999)]).to.deep.equal([54, 65.988]);
  });

  it('ends five days after the letter was written', () => {
    const letter = { attempts: 120, createdAt: CREATED };
    expect(nextAttempt(letter, '2026-04-05T23:59:59.000Z', 0.5)).not.to.equal(null);
    expect(nextAttempt(letter, '2026-04-06T00:00:00.000Z', 0.5)).to.equal(null);
  });
});
