/** Threat R22: connections to PostgreSQL are cut at random, at COMMIT, or with the whole server, and every mail is one ticket all the same. */
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'chai';
import { Client } from 'pg';
import type { Desk } from '../../src/journey.ts';
import { type DeskOnServers, openDeskOnServers } from '../journey/daemon-on-servers.ts';
import { MORI, OFFICE, openDeskInMemory, REQUEST, reply, theLetter } from '../journey/desk-in-memory.ts';
import { type Cut, startCommitCutter } from './commit-cutter.ts';
import { type Postgres, startPostgres } from './postgres.ts';

const REQUESTS = 40;
const TEN_SECONDS = 10_000;
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
      for (let number = 0; number < 6; number++) {
        await desk.receive(request(number));
        const review = theLetter(await desk.newLetters(), 'review', MORI);
        await desk.receive(reply(review, '訂正 失効日 2026-04-01\n承認'));
        await desk.send();
      }
      desk.pass(40);
      await desk.settle();
      await desk.settle();
      expect(proxy.commits() - before).to.be.greaterThan(30);
      cutting = null;
      await expectOneOfEach(desk.desk, 6);
      const letters = await desk.desk.store.letters();
      expect(letters.filter(({ template }) => template === 'approved')).to.have.length(6);
      await desk.close();
      await proxy.close();
    });
  }

  type Storm = (desk: DeskOnServers, done: () => boolean, name: string) => Promise<void>;

  async function atWork(storm: Storm): Promise<void> {
    const name = await freshName();
    const place = await openDeskOnServers({ database: postgres.url(name) });
    try {
      await comesThrough(place, (heard) => storm(place, () => heard() === REQUESTS, name));
    } finally {
      await place.close();
    }
  }

  async function comesThrough(place: DeskOnServers, storm: (heard: () => number) => Promise<void>): Promise<void> {
    const { desk } = await place.start();
    const acknowledged = () => place.sent.filter(({ to }) => to.startsWith('hanako'));
    const heard = () => new Set(acknowledged().map(({ to }) => to)).size;
    for (let number = 0; number < REQUESTS; number++) place.deliver(request(number));
    await storm(heard);
    await place.until(() => heard() === REQUESTS && place.imap.mails('INBOX').length === 0);
    await expectOneOfEach(desk, REQUESTS);
    const copies = new Map<string, Set<string>>();
    for (const { envelope, raw } of place.smtp.accepted) {
      const text = raw.toString('latin1');
      const letter = `${/^Message-ID: (.*)$/im.exec(text)?.[1]} to ${envelope.to.join()}`;
      copies.set(letter, (copies.get(letter) ?? new Set()).add(text));
    }
    expect([...copies.values()].map(({ size }) => size).filter((size) => size > 1)).to.deep.equal([]);
    expect(new Set(acknowledged().map(({ mail }) => mail.messageId)).size).to.equal(REQUESTS);
  }

  it('R22: pg_terminate_backend at random while the desk works: one ticket a mail, each letter with one id and the same bytes', async () => {
    let cuts = 0;
    await atWork(async (_place, done, name) => {
      while (!done() && cuts < 300) {
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

  it('a row that a stranger keeps locked keeps nobody from stopping the daemon, and the next one goes on', async () => {
    const name = await freshName();
    const place = await openDeskOnServers({ database: postgres.url(name), leaseSeconds: 3 });
    const stranger = new Client({ connectionString: postgres.url(name) });
    try {
      const daemon = await place.start();
      place.deliver(request(0));
      await place.until(() => place.imap.mails('INBOX').length === 0 && place.sent.length >= 5);
      await stranger.connect();
      await stranger.query('BEGIN');
      await stranger.query('SELECT * FROM lease FOR UPDATE');
      for (const number of [1, 2, 3, 4]) place.deliver(request(number));
      const waiting = `SELECT 1 FROM pg_stat_activity WHERE datname = '${name}' AND wait_event_type = 'Lock'`;
      while ((await postgres.sql(waiting)).length === 0) await pause(20);
      const began = performance.now();
      await daemon.stop();
      expect(performance.now() - began).to.be.below(TEN_SECONDS);
      expect(place.imap.mails('INBOX')).to.have.length(4);
      await stranger.query('ROLLBACK');
      const next = await place.start();
      await place.until(() => place.imap.mails('INBOX').length === 0);
      await expectOneOfEach(next.desk, 5);
    } finally {
      await stranger.end();
      await place.close();
    }
  });
});
