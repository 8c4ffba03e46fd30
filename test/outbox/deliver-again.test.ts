/** Letters that do not leave at the first attempt: what is tried again and when, and what is given up. */
import { expect } from 'chai';
import type { DeliverOptions } from '../../src/outbox/deliver.ts';
import { refusalsInARow } from '../../src/outbox/refusals.ts';
import { type LetterTransport, openTransport, type SendTimeouts } from '../../src/outbox/transport.ts';
import type { Behaviour, SandboxSmtpOptions, SandboxSmtpServer } from '../../src/sandbox/smtp-server.ts';
import { type LettersInMemory, lettersInMemory } from './letters-in-memory.ts';
import { deliverAt, NOW, openRelay } from './relay-given.ts';

describe('delivering letters again', () => {
  let server: SandboxSmtpServer;
  let transport: LetterTransport;
  let store: LettersInMemory;
  let behave: Behaviour = {};

  async function start(options: SandboxSmtpOptions = {}, timeouts: SendTimeouts = {}) {
    ({ server, transport } = await openRelay(() => behave, options, timeouts));
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
    await start();
    // As when its time is over, whatever time this machine takes for the rest.
    behave.accepted = () => {
      transport.abandon();
      return 'silence';
    };
    const letter = store.owe('taro@applicant.example');
    await send();
    expect(states()).to.deep.equal(['unknown']);
    transport.close();
    transport = openTransport({ host: server.host, port: server.port, tls: 'none' });
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
});
