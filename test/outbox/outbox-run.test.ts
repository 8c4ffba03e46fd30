/** The outbox at work: when it looks for letters, and how it ends. */
import { expect } from 'chai';
import { openOutbox } from '../../src/outbox/open-outbox.ts';
import type { SendOutcome } from '../../src/outbox/send-outcome.ts';
import type { LetterTransport, Sendable } from '../../src/outbox/transport.ts';
import { watch } from '../mailbox/desk-mailbox.ts';
import { type LettersInMemory, lettersInMemory } from './letters-in-memory.ts';

const START = '2026-04-01T09:00:00.000Z';

function atWork(
  store: LettersInMemory,
  send: (letter: Sendable) => Promise<SendOutcome> = async () => ({ is: 'accepted' }),
) {
  const events = watch();
  const slept: number[] = [];
  const log: string[] = [];
  let now = START;
  let closed = false;
  let abandon = () => {};
  const abandoned = new Promise<SendOutcome>((resolve) => {
    abandon = () => resolve({ is: 'postponed', word: 'EABORT at DATA', reason: 'abandoned' });
  });
  const transport: LetterTransport = {
    connections: 3,
    send: (letter) => Promise.race([send(letter), abandoned]),
    abandon: () => abandon(),
    close: () => {
      closed = true;
    },
  };
  const wakers = new Set<() => void>();
  const outbox = openOutbox({
    store,
    transport,
    log: { info: () => {}, warn: () => {}, error: (_, message) => void log.push(message) },
    clock: () => now,
    random: () => 0.5,
    pause: (milliseconds, signal) =>
      new Promise((resolve) => {
        slept.push(milliseconds);
        wakers.add(resolve);
        signal.addEventListener('abort', () => resolve());
        events.changed();
      }),
  });
  const stop = new AbortController();
  const ended = outbox.run(stop.signal);
  return {
    outbox,
    slept,
    log,
    until: events.until,
    changed: events.changed,
    isClosed: () => closed,
    /** Lets whatever is being waited for be over, at this instant. */
    pass(instant: string) {
      now = instant;
      for (const wake of wakers) wake();
      wakers.clear();
    },
    stop: () => stop.abort(),
    ended,
  };
}

describe('the outbox at work', () => {
  it('sends at once what is owed when it is kicked', async () => {
    const store = lettersInMemory(START);
    const desk = atWork(store);
    await desk.until(() => desk.slept.length === 1);
    store.owe('taro@applicant.example');
    desk.outbox.kick();
    await desk.until(() => desk.slept.length === 2);
    expect(store.all.map(({ state }) => state)).to.deep.equal(['accepted']);
    desk.stop();
    await desk.ended;
  });

  it('sleeps until the next letter falls due, and a minute at most', async () => {
    const store = lettersInMemory(START);
    store.owe('taro@applicant.example', { nextAt: '2026-04-01T09:00:07.000Z' });
    const desk = atWork(store);
    await desk.until(() => desk.slept.length === 1);
    desk.pass('2026-04-01T09:00:07.000Z');
    await desk.until(() => desk.slept.length === 2);
    expect(desk.slept).to.deep.equal([7_000, 60_000]);
    expect(store.all.map(({ state }) => state)).to.deep.equal(['accepted']);
    desk.stop();
    await desk.ended;
  });

  it('goes on after the store has failed', async () => {
    const store = lettersInMemory(START);
    store.owe('taro@applicant.example');
    const claim = store.claimLetters;
    store.claimLetters = async () => {
      throw new Error('the database is locked');
    };
    const desk = atWork(store);
    await desk.until(() => desk.slept.length === 1);
    store.claimLetters = claim;
    desk.pass(START);
    await desk.until(() => desk.slept.length === 2);
    expect(desk.log).to.deep.equal([
      'what is owed could not be read or written down; every letter is kept, and this is tried again in five seconds',
    ]);
    expect(store.all.map(({ state }) => state)).to.deep.equal(['accepted']);
    desk.stop();
    await desk.ended;
  });

  it('finishes the letter under way before it ends, and closes the transport', async () => {
    const store = lettersInMemory(START);
    store.owe('taro@applicant.example');
    let accept = (_: SendOutcome) => {};
    let sending = false;
    const desk = atWork(store, () => {
      sending = true;
      desk.changed();
      return new Promise((resolve) => {
        accept = resolve;
      });
    });
    await desk.until(() => sending);
    desk.stop();
    accept({ is: 'accepted' });
    await desk.ended;
    expect(store.all.map(({ state }) => state)).to.deep.equal(['accepted']);
    expect(desk.isClosed()).to.equal(true);
  });

  it('does not wait longer than five seconds for a relay that does not answer: the letter stays due', async () => {
    const store = lettersInMemory(START);
    store.owe('taro@applicant.example');
    let sending = false;
    const desk = atWork(store, () => {
      sending = true;
      desk.changed();
      return new Promise(() => {});
    });
    await desk.until(() => sending);
    desk.stop();
    await desk.until(() => desk.slept.includes(5_000));
    desk.pass('2026-04-01T09:00:05.000Z');
    await desk.ended;
    expect(store.all.map(({ state }) => state)).to.deep.equal(['due']);
  });
});
