/** Threat R22: connections to PostgreSQL are cut at random, at COMMIT, or with the whole server, and every mail is one ticket all the same. */
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'chai';
import type { Desk } from '../../src/journey.ts';
import { type DeskOnServers, openDeskOnServers } from '../journey/daemon-on-servers.ts';
import { MORI, OFFICE, openDeskInMemory, REQUEST, reply, theLetter } from '../journey/desk-in-memory.ts';
import { type Cut, startCommitCutter } from './commit-cutter.ts';
import { type Postgres, startPostgres } from './postgres.ts';

const contact = (number: number) => `hanako${number}@mailbox.example`;
const request = (number: number) => ({
  from: OFFICE,
  subject: `クラウドデータ救出 ${number}`,
  text: REQUEST.replace('9900000101', String(9_900_006_000 + number)).replace(
    'hanako@mailbox.example',
    contact(number),
  ),
});

/** One ticket a mail, one acknowledgement a ticket, and every change with its audit row. */
async function expectOneOfEach({ store }: Desk, requests: number): Promise<void> {
  const contacts = (await store.tickets()).map(({ application }) => application.values.contact);
  expect(contacts.sort()).to.deep.equal(Array.from({ length: requests }, (_, number) => contact(number)).sort());
  const acknowledgements = (await store.letters()).filter(({ template }) => template === 'acknowledgement');
  expect(acknowledgements.map(({ recipient }) => recipient).sort()).to.deep.equal(contacts);
  expect(await store.verifyAudit()).to.equal(null);
}

describe('The weather of PostgreSQL', () => {
  let postgres: Postgres;
  let databases = 0;

  before(async () => {
    postgres = await startPostgres();
  });
  after(() => postgres?.stop());

  async function freshName(): Promise<string> {
    databases += 1;
    await postgres.sql(`CREATE DATABASE weather_${databases}`);
    return `weather_${databases}`;
  }

  for (const how of ['unheard', 'unanswered'] as const) {
    it(`R22: a connection cut at COMMIT (${how}): the unit runs again and finds what it did`, async () => {
      let cutting: Cut | null = null;
      // Never two in a row: the second attempt is the one that must find what the first has done.
      const proxy = await startCommitCutter(postgres.port, (commit) => (commit % 2 === 0 ? cutting : null));
      const url = postgres.url(await freshName()).replace(`:${postgres.port}/`, `:${proxy.port}/`);
      const desk = await openDeskInMemory(() => {}, { database: url });
      cutting = how;
      const before = proxy.commits();
      for (let number = 0; number < 20; number++) {
        await desk.receive(request(number));
        const review = theLetter(await desk.newLetters(), 'review', MORI);
        await desk.receive(reply(review, '訂正 失効日 2026-04-01\n承認'));
        await desk.send();
      }
      desk.pass(40);
      await desk.settle();
      await desk.settle();
      expect(proxy.commits() - before).to.be.greaterThan(100);
      cutting = null;
      await expectOneOfEach(desk.desk, 20);
      const letters = await desk.desk.store.letters();
      expect(letters.filter(({ template }) => template === 'approved')).to.have.length(20);
      await desk.close();
      await proxy.close();
    });
  }

  async function atWork(letItStorm: (desk: DeskOnServers, done: () => boolean, name: string) => Promise<void>) {
    const name = await freshName();
    const place = await openDeskOnServers({ database: postgres.url(name) });
    const daemon = await place.start();
    const REQUESTS = 40;
    const heard = () => new Set(place.sent.map(({ to }) => to).filter((to) => to.startsWith('hanako')));
    for (let number = 0; number < REQUESTS; number++) place.deliver(request(number));
    await letItStorm(place, () => heard().size === REQUESTS, name);
    // Whoever waits after trouble comes back by the clock; the poll asks for no more than that.
    await place.until(() => heard().size === REQUESTS && place.imap.mails('INBOX').length === 0);
    await expectOneOfEach(daemon.desk, REQUESTS);
    const bytes = new Map<string, Set<string>>();
    for (const { envelope, raw } of place.smtp.accepted) {
      const id = `${/^Message-ID: (.*)$/im.exec(raw.toString('latin1'))?.[1]} ${envelope.to}`;
      bytes.set(id, (bytes.get(id) ?? new Set()).add(raw.toString('latin1')));
    }
    expect(
      [...bytes.values()].every(({ size }) => size === 1),
      'a letter sent again has the same bytes',
    ).to.equal(true);
    const acknowledged = place.sent.filter(({ to }) => to.startsWith('hanako'));
    const ids = new Set(acknowledged.map(({ mail }) => mail.messageId));
    expect(ids.size).to.equal(REQUESTS);
    await place.close();
    return { repeats: place.smtp.accepted.length - bytes.size };
  }

  it('R22: pg_terminate_backend at random while the desk works: one ticket a mail, each letter with one id and the same bytes', async () => {
    let cuts = 0;
    await atWork(async (_place, done, name) => {
      while (!done()) {
        const cut = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}' AND random() < 0.4`;
        cuts += (await postgres.sql(cut)).length;
        await pause(60);
      }
    });
    expect(cuts).to.be.greaterThan(20);
  });

  it('R22: the server crashes and comes back, twice: the desk goes on by itself', async () => {
    await atWork(async (place) => {
      for (const letters of [10, 60]) {
        await place.until(() => place.sent.length >= letters);
        await postgres.crash();
      }
    });
  });
});
