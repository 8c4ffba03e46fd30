/** Threats P06 and P15: an IMAP server that lies about a mail, or breaks over it, loses that mail alone. */
import { expect } from 'chai';
import { journey, type TakenMail } from '../../src/journey.ts';
import { type SandboxImapServer, startImapServer } from '../../src/sandbox/imap-server.ts';
import { type DeskInMemory, OFFICE, openDeskInMemory, REQUEST, rawMail } from '../journey/desk-in-memory.ts';
import { deskMailbox, imapSettings } from '../mailbox/desk-mailbox.ts';
import { type Breakage, type BrokenImapServer, breakImap } from './broken-imap.ts';

const MAILS = 10;
const BROKEN = 5;

const BREAKAGES: readonly { readonly name: string; readonly broken: Omit<Breakage, 'uid'> }[] = [
  {
    name: 'P06: announces a literal of 2 GB',
    broken: { answer: (uid) => `* ${uid} FETCH (UID ${uid} BODY[] {2000000000}\r\n${'x'.repeat(5_000)}` },
  },
  {
    name: 'P15: answers what cannot be parsed',
    broken: { answer: (uid, tag) => `* ${uid} FETCH (UID ${uid} BODY[] "un(closed\r\n${tag} OK done\r\n` },
  },
  { name: 'P15: answers without the mail', broken: { answer: (_, tag) => `${tag} OK done\r\n` } },
  { name: 'P15: refuses', broken: { answer: (_, tag) => `${tag} NO [SERVERBUG] sorry\r\n` } },
  {
    name: 'P15: announces more than it sends, and goes',
    broken: { answer: (uid) => `* ${uid} FETCH (UID ${uid} BODY[] {900}\r\nFrom: x`, cuts: true },
  },
];

function request(number: number, date: string): string {
  const text = REQUEST.replace('9900000101', String(9_900_000_100 + number)).replace('hanako@', `hanako${number}@`);
  return rawMail({ from: OFFICE, subject: 'クラウドデータ救出', text }, date);
}

describe('An IMAP server that breaks over one mail', () => {
  let server: SandboxImapServer;
  let broken: BrokenImapServer | null = null;
  let desk: DeskInMemory;
  beforeEach(async () => {
    desk = await openDeskInMemory();
    server = await startImapServer({ users: { desk: 'secret' } });
  });
  afterEach(async () => {
    await broken?.close();
    await server.close();
    await desk.close();
  });

  for (const { name, broken: how } of BREAKAGES) {
    it(`${name}: nine tickets, and the one mail is set aside after three tries`, async () => {
      for (let number = 1; number <= MAILS; number += 1) server.deliver(request(number, desk.now()));
      broken = await breakImap(server, [{ ...how, uid: BROKEN }]);
      const outcomes: { readonly verdict: string; readonly reason: string | null }[] = [];
      const take = async ({ raw, receivedAt, folder, gaveUp }: TakenMail) => {
        const outcome = await journey({ raw, receivedAt, folder, ...(gaveUp ? { gaveUp } : {}) }, desk.desk);
        outcomes.push(outcome);
        return outcome;
      };
      const { mailbox, store, until, lines } = deskMailbox(imapSettings(broken), {
        timeouts: { silence: 2_000 },
        receive: take,
        giveUp: (mail, gaveUp) => take({ ...mail, gaveUp }),
      });
      const stop = new AbortController();
      const run = mailbox.run(stop.signal);
      const nudging = setInterval(() => mailbox.nudge(), 20);
      await until(() => store.passes.length > 0);
      clearInterval(nudging);
      stop.abort();
      await run;

      expect(await desk.desk.store.tickets()).to.have.length(MAILS - 1);
      const aside = outcomes.filter(({ verdict }) => verdict === 'quarantined');
      expect(aside.map(({ reason }) => reason)).to.deep.equal(['fetch.failed']);
      expect(store.all.filter(({ uid }) => uid === BROKEN)).to.have.length(1);
      expect(server.mails('Salvage/Done')).to.have.length(MAILS - 1);
      expect(server.mails('INBOX').map(({ uid }) => uid)).to.deep.equal([BROKEN]);
      const letters = await desk.newLetters();
      expect(letters.filter(({ template }) => template === 'unreadable')).to.have.length(3);
      expect(JSON.stringify(lines)).to.not.contain('@');
    });
  }
});
