/** Sending what is due, through the SMTP server of the sandbox. */
import { expect } from 'chai';
import { plusMinutes } from '../../src/domain/time.ts';
import { type DeliverOptions, deliver } from '../../src/outbox/deliver.ts';
import { refusalsInARow } from '../../src/outbox/refusals.ts';
import { type LetterTransport, openTransport, type SendTimeouts } from '../../src/outbox/transport.ts';
import {
  type Behaviour,
  type SandboxSmtpOptions,
  type SandboxSmtpServer,
  startSmtpServer,
} from '../../src/sandbox/smtp-server.ts';
import { type LettersInMemory, lettersInMemory } from './letters-in-memory.ts';

const NOW = '2026-04-01T09:00:00.000Z';

describe('delivering letters', () => {
  let server: SandboxSmtpServer;
  let transport: LetterTransport;
  let store: LettersInMemory;
  let behave: Behaviour = {};

  async function start(options: SandboxSmtpOptions = {}, timeouts: SendTimeouts = {}) {
    server = await startSmtpServer({
      behave: new Proxy({}, { get: (_, step: keyof Behaviour) => behave[step] }),
      ...options,
    });
    transport = openTransport({ host: server.host, port: server.port, tls: 'none' }, timeouts);
  }
  const send = (options: DeliverOptions = {}, now = NOW) =>
    deliver(
      store,
      transport,
      () => now,
      () => 0.5,
      options,
    );
  const states = () => store.all.map(({ state }) => state);

  beforeEach(() => {
    behave = {};
    store = lettersInMemory(NOW);
  });
  afterEach(async () => {
    transport.close();
    await server.close();
  });

  it('sends the stored bytes to the one recipient, from the keyed envelope address', async () => {
    await start();
    const letter = store.owe('taro@applicant.example');
    expect(await send()).to.equal(1);
    expect(server.accepted.map(({ envelope, raw }) => ({ envelope, raw: raw.toString() }))).to.deep.equal([
      { envelope: { from: 'desk+b1@desk.example', to: ['taro@applicant.example'] }, raw: letter.bytes.toString() },
    ]);
    expect(states()).to.deep.equal(['accepted']);
  });

  it('never turns one recipient into two', async () => {
    await start();
    store.owe('taro@applicant.example,eve@elsewhere.example');
    store.owe('taro@applicant.example, Eve <eve@elsewhere.example>');
    await send();
    expect(server.accepted.flatMap(({ envelope }) => envelope.to)).not.to.include('eve@elsewhere.example');
    expect(states()).to.deep.equal(['undeliverable', 'undeliverable']);
  });

  it('sends many letters over four connections', async () => {
    await start();
    for (let number = 0; number < 40; number += 1) store.owe(`person${number}@applicant.example`);
    expect(await send()).to.equal(40);
    expect(server.connections()).to.equal(4);
  });

  it('writes down that a letter was accepted as soon as a busy database lets it, and sends it no second time', async () => {
    await start();
    store.owe('taro@applicant.example');
    const written = store.letterAccepted;
    let refusals = 3;
    store.letterAccepted = async (...given) => {
      refusals -= 1;
      if (refusals >= 0) throw Object.assign(new Error('database is locked'), { code: 'SQLITE_BUSY' });
      return written(...given);
    };
    expect(await send({ pause: () => new Promise((resolve) => setImmediate(resolve)) })).to.equal(1);
    expect(states()).to.deep.equal(['accepted']);
    expect(server.accepted).to.have.length(1);
  });

  it('asks a database that stays busy no longer than the claim holds, and a closing desk asks once', async () => {
    await start();
    let asked = 0;
    store.letterAccepted = async () => {
      asked += 1;
      throw Object.assign(new Error('database is locked'), { code: 'SQLITE_BUSY' });
    };
    const atOnce = () => new Promise<void>((resolve) => setImmediate(resolve));
    store.owe('taro@applicant.example');
    const failure = await send({ pause: atOnce }).catch((error: Error) => error.message);
    expect([failure, asked]).to.deep.equal(['database is locked', 10]);

    asked = 0;
    const stop = new AbortController();
    store.owe('jiro@applicant.example');
    const sending = transport.send.bind(transport);
    transport = {
      ...transport,
      send: async (letter) => {
        const outcome = await sending(letter);
        stop.abort();
        return outcome;
      },
    };
    await send({ pause: atOnce, stop: stop.signal }).catch(() => undefined);
    expect(asked).to.equal(1);
  });

  it('leaves alone what is not yet due', async () => {
    await start();
    store.owe('taro@applicant.example', { nextAt: '2026-04-01T09:00:01.000Z' });
    expect(await send()).to.equal(0);
  });

  it('tries again ten seconds after a temporary refusal, with the same bytes', async () => {
    await start();
    behave.recipient = () => ({ code: 451, text: 'greylisted' });
    const letter = store.owe('taro@applicant.example');
    await send();
    expect(store.all[0]).to.include({ state: 'due', nextAt: '2026-04-01T09:00:10.000Z' });
    behave = {};
    await send({}, '2026-04-01T09:00:10.000Z');
    expect(server.accepted.map(({ raw }) => raw.toString())).to.deep.equal([letter.bytes.toString()]);
  });

  it('gives up at once when the recipient is refused for good, and says so', async () => {
    await start();
    behave.recipient = () => ({ code: 550, text: 'no such person' });
    store.owe('taro@applicant.example');
    const told: string[] = [];
    await send({ onUndeliverable: (letter, reason) => void told.push(`${letter.id} ${reason}`) });
    expect(states()).to.deep.equal(['undeliverable']);
    expect(told).to.deep.equal(['approved:ticket:1:taro@applicant.example 550 no such person']);
  });

  it('gives up when the letter itself is refused for good', async () => {
    await start();
    behave.data = () => ({ code: 554 });
    store.owe('taro@applicant.example');
    await send();
    expect(states()).to.deep.equal(['undeliverable']);
  });

  it('gives up after five days', async () => {
    await start();
    behave.recipient = () => ({ code: 450 });
    store.owe('taro@applicant.example', { createdAt: '2026-03-27T09:00:00.000Z', attempts: 130 });
    await send();
    expect(states()).to.deep.equal(['undeliverable']);
  });

  it('takes refusals at the greeting and of the sender for weather', async () => {
    await start();
    behave.greeting = () => ({ code: 554 });
    store.owe('taro@applicant.example');
    await send();
    behave = { mail: () => ({ code: 550 }) };
    store.owe('jiro@applicant.example');
    await send();
    expect(states()).to.deep.equal(['due', 'due']);
  });

  it('takes a refused password for weather', async () => {
    await start({ users: { desk: 'right' } });
    transport.close();
    transport = openTransport({ host: server.host, port: server.port, tls: 'none', user: 'desk', password: 'wrong' });
    store.owe('taro@applicant.example');
    await send();
    expect(store.all[0]).to.include({ state: 'due', reason: '535 wrong user or password' });
  });

  it('takes three different recipients refused in a row for weather, the first two as well', async () => {
    await start();
    behave.recipient = () => ({ code: 550 });
    for (const name of ['ichiro', 'jiro', 'saburo']) store.owe(`${name}@applicant.example`);
    await send();
    expect(states()).to.deep.equal(['due', 'due', 'due']);
  });

  it('counts the row over deliveries, and ends it with a letter that is accepted', async () => {
    await start();
    behave.recipient = (to) => (to.startsWith('gone') ? { code: 550 } : undefined);
    const refusals = refusalsInARow();
    for (const name of ['gone1', 'gone2', 'gone3', 'here', 'gone4']) {
      store.owe(`${name}@applicant.example`);
      await send({ refusals });
    }
    expect(states()).to.deep.equal(['undeliverable', 'undeliverable', 'due', 'accepted', 'undeliverable']);
  });

  it('sends again, with the same bytes, when the answer to an accepted letter never came', async () => {
    // The sandbox lets every client wait 100 ms for its greeting.
    await start({}, { silence: 250 });
    behave.accepted = () => 'silence';
    const letter = store.owe('taro@applicant.example');
    await send();
    expect(states()).to.deep.equal(['unknown']);
    behave.accepted = () => 'cut';
    await send({}, '2026-04-01T09:00:11.000Z');
    behave = {};
    await send({}, '2026-04-01T09:00:50.000Z');
    expect(states()).to.deep.equal(['accepted']);
    expect(server.accepted.map(({ raw }) => raw.toString())).to.deep.equal(Array(3).fill(letter.bytes.toString()));
  });

  it('bounds a whole attempt, however the server trickles', async () => {
    await start({}, { attempt: 50 });
    behave.data = () => 'silence';
    store.owe('taro@applicant.example');
    await send();
    expect(states()).to.deep.equal(['unknown']);
  });

  it('keeps its claim up while the relay takes its time, so that nobody else sends the letter too', async () => {
    await start();
    let minutes = 0;
    let answer: () => void = () => {};
    const answered = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const now = () => plusMinutes(NOW, minutes);
    store.owe('taro@applicant.example');
    const slow = {
      send: async () => {
        await answered;
        return { is: 'accepted' } as const;
      },
    };
    /** A minute at a time; after nine of them the relay answers. */
    const pause = async (_: number, signal: AbortSignal) => {
      expect(await store.claimLetters(now(), 1, 60), `after ${minutes} minutes`).to.deep.equal([]);
      minutes += 1;
      if (minutes < 10) return;
      answer();
      await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
    };
    await deliver(store, slow, now, () => 0.5, { pause });
    expect([minutes, ...states()]).to.deep.equal([10, 'accepted']);
  });

  it('begins no further letter once it is told to stop', async () => {
    await start();
    const stop = new AbortController();
    behave.data = () => {
      stop.abort();
      return undefined;
    };
    for (let number = 0; number < 20; number += 1) store.owe(`person${number}@applicant.example`);
    await send({ stop: stop.signal });
    expect(states().filter((state) => state === 'due').length).to.be.at.least(16);
    expect(states()).not.to.include('sending');
  });

  it('refuses to send in clear over a network', async () => {
    await start();
    expect(() => openTransport({ host: 'smtp.university.example', port: 25, tls: 'none' })).to.throw(
      'only for loopback hosts',
    );
  });
});
