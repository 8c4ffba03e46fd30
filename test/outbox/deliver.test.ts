/** Sending what is due, through the SMTP server of the sandbox. */
import { expect } from 'chai';
import { plusMinutes } from '../../src/domain/time.ts';
import { type DeliverOptions, deliver } from '../../src/outbox/deliver.ts';
import { type LetterTransport, openTransport, type SendTimeouts } from '../../src/outbox/transport.ts';
import type { Behaviour, SandboxSmtpOptions, SandboxSmtpServer } from '../../src/sandbox/smtp-server.ts';
import { type LettersInMemory, lettersInMemory } from './letters-in-memory.ts';
import { deliverAt, NOW, openRelay, type RelaySettings } from './relay-given.ts';

describe('delivering letters', () => {
  let server: SandboxSmtpServer;
  let transport: LetterTransport;
  let store: LettersInMemory;
  let behave: Behaviour = {};

  async function start(options: SandboxSmtpOptions = {}, timeouts: SendTimeouts = {}, settings: RelaySettings = {}) {
    ({ server, transport } = await openRelay(() => behave, options, timeouts, settings));
  }
  const send = (options: DeliverOptions = {}, now = NOW) => deliverAt(now, store, transport, options);
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

  for (const connections of [undefined, 1, 5])
    it(`sends many letters over ${connections ?? 'three'} connections, as the relay allows`, async () => {
      await start({}, {}, connections === undefined ? {} : { connections });
      for (let number = 0; number < 40; number += 1) store.owe(`person${number}@applicant.example`);
      expect(await send()).to.equal(40);
      expect(server.connections()).to.equal(connections ?? 3);
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
      connections: 1,
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
