/** A login that is refused is not tried again and again: the account would be locked (threat R25). */
import { expect } from 'chai';
import { deliver } from '../../src/outbox/deliver.ts';
import { loginGuard } from '../../src/outbox/login-guard.ts';
import type { SendOutcome } from '../../src/outbox/send-outcome.ts';
import { outcomeOf } from '../../src/outbox/send-outcome.ts';
import { timeByHand } from '../store/time-by-hand.ts';
import { lettersInMemory } from './letters-in-memory.ts';

const START = '2026-04-01T00:00:00.000Z';
const MINUTE = 60_000;
const REFUSED = outcomeOf({ code: 'EAUTH', command: 'AUTH PLAIN', responseCode: 535, response: '535 no' });

function relay(letters: number, connections = 3) {
  const time = timeByHand(START);
  const heard: boolean[] = [];
  let outcome: SendOutcome = REFUSED;
  let tries = 0;
  const guard = loginGuard({ monotonic: time.monotonic, told: (refused) => void heard.push(refused) });
  const store = lettersInMemory(START);
  for (let n = 0; n < letters; n++) store.owe(`person${n}@applicant.example`);
  const transport = guard.guardTransport({
    connections,
    send: async () => {
      tries += 1;
      return outcome;
    },
    abandon: () => {},
    close: () => {},
  });
  const work = () => deliver(guard.guardStore(store), transport, time.clock, () => 0.5);
  const answer = (other: SendOutcome) => {
    outcome = other;
  };
  return { time, store, work, heard, answer, tries: () => tries };
}

describe('a refused SMTP login (R25)', () => {
  it('is tried no more than 15 times an hour, however many letters wait', async () => {
    const { time, work, tries } = relay(500);
    for (let second = 0; second < 3_600; second += 5) {
      await work();
      time.pass(5_000);
    }
    expect(tries()).to.be.within(10, 15);
  });

  it('is tried three times at first, though the relay allows ten connections', async () => {
    const { work, tries, answer, time } = relay(500, 10);
    await work();
    expect(tries()).to.equal(3);
    answer({ is: 'accepted' });
    time.pass(5 * MINUTE);
    await work();
    await work();
    expect(tries()).to.equal(503);
  });

  it('leaves the letters that were not tried as they are: all leave as soon as it is taken', async () => {
    const { time, store, work, answer, heard } = relay(50);
    await work();
    expect(store.all.filter(({ attempts }) => attempts > 0).length).to.be.at.most(3);
    answer({ is: 'accepted' });
    time.pass(5 * MINUTE);
    await work();
    await work();
    expect(store.all.every(({ state }) => state === 'accepted')).to.equal(true);
    expect(heard[0]).to.equal(true);
    expect(heard.at(-1)).to.equal(false);
  });

  it('is told from a relay that is down, or that refuses a letter', async () => {
    const { time, work, answer, tries } = relay(20);
    answer({ is: 'postponed', word: 'ECONNREFUSED at CONN', reason: 'down' });
    await work();
    expect(tries()).to.equal(20);
    answer({ is: 'postponed', word: '451 at RCPT TO', reason: 'later' });
    time.pass(MINUTE);
    await work();
    expect(tries()).to.equal(40);
  });
});
