/** A pass over a mailbox that gives trouble: UIDs that are lost, mails that cannot be taken, folders that go, an end in between. */
import { expect } from 'chai';
import { OriginUnknownYet } from '../../src/mailbox/origin/origin-unknown-yet.ts';
import { ParserUnavailable } from '../../src/mailbox/parsing/parser-process.ts';
import { ReadingTakesLong } from '../../src/mailbox/parsing/reading-takes-long.ts';
import { numberingOf } from '../../src/mailbox/passes/numbering.ts';
import { type SandboxImapServer, startImapServer } from '../../src/sandbox/imap-server.ts';
import { deskMailboxes, imapSettings, mail, subjects } from './desk-mailbox.ts';
import { placementsInMemory } from './placements-in-memory.ts';

describe('a pass over a mailbox that gives trouble', () => {
  let server: SandboxImapServer;
  const { desk, closeAll } = deskMailboxes();

  beforeEach(async () => {
    server = await startImapServer({ users: { desk: 'secret' } });
  });
  afterEach(async () => {
    await closeAll();
    await server.close();
  });

  it('forgets the UIDs that have left the folder, at the next full pass', async () => {
    const store = placementsInMemory();
    await store.place([{ folder: 'INBOX', uidValidity: '1', uid: 77, contentKey: 'gone', filing: 'leave' }]);
    await desk(imapSettings(server), { store }).mailbox.pass();
    expect(store.all).to.deep.equal([]);
  });

  it('forgets an earlier numbering once everything stands under the new one, and takes a census', async () => {
    const store = placementsInMemory();
    await store.place([{ folder: 'INBOX', uidValidity: '99', uid: 5, contentKey: 'old', filing: 'leave' }]);
    server.deliver(mail('other'));
    server.deliver(mail('FAIL'));
    let failing = true;
    const { mailbox } = desk(imapSettings(server), {
      store,
      async receive({ raw }) {
        if (failing && raw.includes('FAIL')) throw new Error('weather');
        return { contentKey: 'k', filing: 'leave' };
      },
    });
    await mailbox.pass();
    expect([store.censuses, store.all.some(({ uidValidity }) => uidValidity === '99')]).to.deep.equal([[1], true]);
    failing = false;
    await mailbox.pass();
    await mailbox.close();
    await desk(imapSettings(server), { store }).mailbox.pass();
    expect([store.censuses, store.all.length]).to.deep.equal([[1, 0], 2]);
  });

  it('trusts no UID of an earlier connection where the server gives no UIDVALIDITY, or the 0 that cannot be one', async () => {
    await server.close();
    server = await startImapServer({ users: { desk: 'secret' }, uidValidity: 0 });
    server.deliver(mail('other'));
    let now = '2026-04-03T01:00:00.000Z';
    const store = placementsInMemory();
    const { mailbox, taken } = desk(imapSettings(server), { store, clock: () => now });
    await mailbox.pass();
    await mailbox.pass();
    expect(taken).to.have.length(1);
    await mailbox.close();
    now = '2026-04-03T02:00:00.000Z';
    const later = desk(imapSettings(server), { store, clock: () => now });
    await later.mailbox.pass();
    expect(later.taken, 'what is known comes out as a duplicate; nothing new is missed').to.have.length(1);
    expect(store.all).to.have.length(1);
    expect([numberingOf(undefined, 'now'), numberingOf(0n, 'now'), numberingOf(7n, 'now')]).to.deep.equal([
      'unstated now',
      'unstated now',
      '7',
    ]);
  });

  it('goes on past a mail that cannot be taken, tries it again, and does not count such a pass', async () => {
    for (const subject of ['DONE 1', 'FAIL once', 'DONE 2']) server.deliver(mail(subject));
    let broken = true;
    const { mailbox, store, lines } = desk(imapSettings(server), {
      async receive({ raw }) {
        const failing = raw.includes('FAIL');
        if (failing && broken)
          throw Object.assign(new Error('quotes hanako@office.example'), { parameters: ['hanako'] });
        return { contentKey: 'k', filing: 'done' };
      },
    });
    const first = await mailbox.pass();
    expect(first).to.include({ placed: 2, untaken: 1, complete: false });
    expect(store.passes).to.deep.equal([]);
    expect(subjects(server.mails('Salvage/Done'))).to.deep.equal(['DONE 1', 'DONE 2']);
    expect(JSON.stringify(lines)).not.to.contain('hanako');
    broken = false;
    const second = await mailbox.pass();
    expect(second).to.include({ placed: 1, complete: true });
    expect(store.passes.length).to.equal(1);
  });

  it('gives a mail up that fails three times by its own doing, and counts passes again', async () => {
    for (const subject of ['DONE 1', 'FAIL always']) server.deliver(mail(subject));
    const { mailbox, store, givenUp, lines } = desk(imapSettings(server));
    const untaken: number[] = [];
    for (let pass = 0; pass < 4; pass += 1) untaken.push((await mailbox.pass()).untaken);
    expect(untaken).to.deep.equal([1, 1, 0, 0]);
    expect(givenUp).to.deep.equal([{ uid: 2, word: 'journey.failed' }]);
    expect(store.passes).to.have.length(2);
    expect(lines.filter(({ message }) => message.includes('set aside'))).to.have.length(1);
  });

  it('never gives a mail up because of weather', async () => {
    server.deliver(mail('DONE 1'));
    let weather: unknown = null;
    const { mailbox, givenUp, taken } = desk(imapSettings(server), {
      async receive() {
        throw weather;
      },
    });
    const full = Object.assign(new Error('disk full'), { code: 'SQLITE_FULL' });
    const gone = Object.assign(new Error('Query failed'), { name: 'QueryFailedError', driverError: { code: '57P01' } });
    for (weather of [full, gone, new ParserUnavailable(), new ReadingTakesLong(), new OriginUnknownYet()])
      for (let pass = 0; pass < 4; pass += 1) expect(await mailbox.pass()).to.include({ untaken: 1, complete: false });
    expect(givenUp).to.deep.equal([]);
    expect(taken).to.deep.equal([]);
  });

  it('creates a folder again that somebody removed', async () => {
    const { mailbox } = desk(imapSettings(server));
    await mailbox.connect();
    server.removeFolder('Salvage/Done');
    server.deliver(mail('DONE 1'));
    const report = await mailbox.pass();
    expect(report.unfiled).to.equal(0);
    expect(subjects(server.mails('Salvage/Done'))).to.deep.equal(['DONE 1']);
  });

  it('finishes the mails in hand when it is closed, and begins no other', async () => {
    for (let number = 1; number <= 12; number += 1) server.deliver(mail(`DONE ${number}`));
    const held: (() => void)[] = [];
    let begun = () => {};
    const first = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const { mailbox, store } = desk(imapSettings(server), {
      async receive() {
        begun();
        await new Promise<void>((resolve) => held.push(resolve));
        return { contentKey: 'k', filing: 'done' };
      },
    });
    const pass = mailbox.pass();
    await first;
    const closed = mailbox.close();
    for (const release of held) release();
    const report = await pass;
    await closed;
    expect(held.length).to.be.within(1, 8);
    expect(report).to.include({ placed: held.length, complete: false });
    expect(store.passes).to.deep.equal([]);
    expect(server.mails('Salvage/Done').length).to.equal(held.length);
    expect(server.mails('INBOX').length).to.equal(12 - held.length);
  });
});
