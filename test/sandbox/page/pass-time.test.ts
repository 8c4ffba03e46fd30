import { expect } from 'chai';
import { openDeskClock } from '../../../src/sandbox/page/time/desk-clock.ts';
import { catchUp, LEAPS, passTime, type TimedDesk } from '../../../src/sandbox/page/time/pass-time.ts';

const START = '2026-06-03T01:00:00.000Z';
const stopped = () => openDeskClock(() => 0, START);
const idle: TimedDesk = {
  workNow: async () => {},
  letters: async () => [],
  head: async () => 0,
  moment: async () => {},
};

describe('The clock of the desk to try', () => {
  it('shows the real time, or what it was set to at first, and goes as the real one does', () => {
    let real = Date.parse('2026-11-21T06:00:00.000Z');
    const clock = openDeskClock(() => real);
    const set = openDeskClock(() => real, START);
    real += 90_000;
    expect(clock.now()).to.equal('2026-11-21T06:01:30.000Z');
    expect(set.now()).to.equal('2026-06-03T01:01:30.000Z');
  });

  it('is pushed forward, and never back', () => {
    const clock = stopped();
    clock.push(90);
    expect(clock.now()).to.equal('2026-06-03T02:30:00.000Z');
    expect(() => clock.push(-1)).to.throw('-1');
  });
});

describe('Time that passes at the desk', () => {
  it('passes in steps, and in each the desk works: first at the present, so that nothing is late', async () => {
    for (const [leap, minutes] of [
      [LEAPS.hour, 60],
      [LEAPS.day, 24 * 60],
    ] as const) {
      const clock = stopped();
      const worked: string[] = [];
      let shown = 0;
      const workNow = async () => void worked.push(clock.now());
      await passTime({ ...idle, workNow }, clock, leap, () => {
        shown += 1;
      });
      expect(worked).to.have.length(leap.steps + 1);
      expect(worked[0]).to.equal(START);
      expect(Date.parse(clock.now()) - Date.parse(START)).to.equal(minutes * 60_000);
      expect(shown).to.equal(leap.steps);
    }
  });

  it('a day has every morning in it: no step is longer than an hour', () => {
    expect(LEAPS.day.minutes).to.be.at.most(60);
    expect(LEAPS.hour.minutes).to.be.at.most(30);
  });

  it('works again while something comes of it, and not for ever', async () => {
    let head = 0;
    let rounds = 0;
    const workFor = (most: number) => async () => {
      rounds += 1;
      if (rounds < most) head += 1;
    };
    const desk = { ...idle, head: async () => head };
    await catchUp({ ...desk, workNow: workFor(3) }, stopped());
    expect(rounds).to.equal(3);
    rounds = 0;
    await catchUp({ ...desk, workNow: workFor(1_000) }, stopped());
    expect(rounds).to.equal(6);
  });

  it('waits for letters that are leaving, and not for those that are to be tried later', async () => {
    let moments = 0;
    const moment = async () => {
      moments += 1;
    };
    const later = { state: 'due', nextAt: '2026-06-03T01:00:10.000Z' } as const;
    const failed = { state: 'undeliverable', nextAt: START } as const;
    const sending = { state: 'sending', nextAt: START } as const;
    const letters = async () => (moments < 5 ? [later, failed, sending] : [later, failed]);
    await catchUp({ ...idle, letters, moment }, stopped());
    expect(moments).to.equal(5);
  });

  it('does not wait for ever for a relay that has gone silent', async () => {
    let moments = 0;
    const moment = async () => {
      moments += 1;
    };
    const letters = async () => [{ state: 'sending', nextAt: START }] as const;
    await catchUp({ ...idle, letters, moment }, stopped());
    expect(moments).to.be.within(100, 1_000);
  });
});
