/** One pass over the mailbox, on the IMAP server of the sandbox. */
import { expect } from 'chai';
import { type SandboxImapServer, startImapServer } from '../../src/sandbox/imap-server.ts';
import { deskMailboxes, imapSettings, mail, subjects } from './desk-mailbox.ts';
import { placementsInMemory } from './placements-in-memory.ts';

describe('a pass over the mailbox', () => {
  let server: SandboxImapServer;
  const { desk, closeAll } = deskMailboxes();

  beforeEach(async () => {
    server = await startImapServer({ users: { desk: 'secret' } });
  });
  afterEach(async () => {
    await closeAll();
    await server.close();
  });

  it('hands over each mail with its bytes, UID and the instant the server received it', async () => {
    const uid = server.deliver(mail('DONE 1'), { receivedAt: '2026-04-01T00:30:05.000Z' });
    const { mailbox, taken } = desk(imapSettings(server));
    const report = await mailbox.pass();
    expect(taken).to.deep.equal([
      { uid, raw: mail('DONE 1'), receivedAt: '2026-04-01T00:30:05.000Z', folder: 'inbox' },
    ]);
    expect(report).to.deep.equal({ full: true, placed: 1, untaken: 0, unfiled: 0, complete: true });
  });

  it('files away what is done and what is quarantined, into subscribed folders that it creates', async () => {
    for (const subject of ['DONE 1', 'QUARANTINE 1', 'other', 'DONE 2']) server.deliver(mail(subject));
    await desk(imapSettings(server)).mailbox.pass();
    expect(subjects(server.mails('Salvage/Done'))).to.deep.equal(['DONE 1', 'DONE 2']);
    expect(subjects(server.mails('Salvage/Quarantine'))).to.deep.equal(['QUARANTINE 1']);
    expect(subjects(server.mails('INBOX'))).to.deep.equal(['other']);
    expect(server.subscribed()).to.include.members(['Salvage/Done', 'Salvage/Quarantine']);
  });

  it('uses the delimiter of the server', async () => {
    await server.close();
    server = await startImapServer({ users: { desk: 'secret' }, delimiter: '.' });
    server.deliver(mail('DONE 1'));
    await desk(imapSettings(server)).mailbox.pass();
    expect(subjects(server.mails('Salvage.Done'))).to.deep.equal(['DONE 1']);
  });

  it('leaves mails of others with their flags as they are', async () => {
    server.deliver(mail('unread'));
    server.deliver(mail('read'), { flags: ['\\Seen', '\\Flagged'] });
    server.deliver(mail('FAIL'));
    await desk(imapSettings(server)).mailbox.pass();
    expect(server.mails('INBOX').map(({ flags }) => flags)).to.deep.equal([[], ['\\Seen', '\\Flagged'], []]);
  });

  it('takes a mail once, also after a restart', async () => {
    server.deliver(mail('other'));
    const store = placementsInMemory();
    const first = desk(imapSettings(server), { store });
    await first.mailbox.pass();
    await first.mailbox.pass();
    const second = desk(imapSettings(server), { store });
    await second.mailbox.pass();
    expect([first.taken.length, second.taken.length]).to.deep.equal([1, 0]);
  });

  it('sees what came after the last pass, and only lists what is new', async () => {
    const { mailbox, taken } = desk(imapSettings(server));
    server.deliver(mail('one'));
    await mailbox.pass();
    server.deliver(mail('two'));
    const report = await mailbox.pass();
    expect(subjects(taken)).to.deep.equal(['one', 'two']);
    expect(report).to.include({ full: false, placed: 1 });
  });

  it('moves again what a crash left in the inbox after its commit, without handing it over again', async () => {
    const uid = server.deliver(mail('DONE 1'));
    const store = placementsInMemory();
    await store.place([{ folder: 'INBOX', uidValidity: '1', uid, contentKey: 'k', filing: 'done' }]);
    const { mailbox, taken } = desk(imapSettings(server), { store });
    await mailbox.pass();
    expect(taken).to.deep.equal([]);
    expect(subjects(server.mails('Salvage/Done'))).to.deep.equal(['DONE 1']);
    expect(server.mails('INBOX')).to.deep.equal([]);
  });

  it('leaves mails older than the start to people, without fetching them', async () => {
    server.deliver(mail('DONE old'), { receivedAt: '2026-03-31T23:59:59.000Z' });
    server.deliver(mail('DONE same second'), { receivedAt: '2026-04-01T00:00:00.000Z' });
    const { mailbox, taken, store } = desk(imapSettings(server, { startAt: '2026-04-01T00:00:00.750Z' }));
    await mailbox.pass();
    expect(subjects(taken)).to.deep.equal(['DONE same second']);
    expect(store.all.map(({ contentKey, filing }) => [contentKey, filing])).to.deep.equal([
      ['before-start', 'leave'],
      ['DONE same second', 'done'],
    ]);
    expect(subjects(server.mails('INBOX'))).to.deep.equal(['DONE old']);
  });

  it('takes the start from the store when the configuration names none', async () => {
    const store = placementsInMemory();
    store.start = '2026-04-01T00:00:00.000Z';
    server.deliver(mail('DONE old'), { receivedAt: '2026-03-01T00:00:00.000Z' });
    const { mailbox, taken } = desk(imapSettings(server), { store });
    await mailbox.pass();
    expect(taken).to.deep.equal([]);
  });

  it('takes what a person moved into the intake folder, whatever its age', async () => {
    server.createFolder('Salvage/Intake');
    server.deliver(mail('DONE moved'), { folder: 'Salvage/Intake', receivedAt: '2020-01-01T00:00:00.000Z' });
    const { mailbox, taken } = desk(imapSettings(server, { startAt: '2026-04-01T00:00:00.000Z' }));
    await mailbox.pass();
    expect(taken.map(({ folder }) => folder)).to.deep.equal(['intake']);
    expect(subjects(server.mails('Salvage/Done'))).to.deep.equal(['DONE moved']);
    expect(server.mails('Salvage/Intake')).to.deep.equal([]);
  });

  it('hands over only header and text of a mail above the limit, after all others', async () => {
    const large = mail('LARGE', 'x'.repeat(20_000));
    const uid = server.deliver(large, { receivedAt: '2026-04-01T00:00:00.000Z' });
    server.deliver(mail('DONE 1'));
    const { mailbox, taken, oversize } = desk(imapSettings(server, { maxMessageBytes: 10_000 }));
    await mailbox.pass();
    expect(subjects(taken)).to.deep.equal(['DONE 1']);
    expect(oversize).to.deep.equal([
      {
        uid,
        receivedAt: '2026-04-01T00:00:00.000Z',
        folder: 'inbox',
        raw: large,
        oversize: { bytes: large.length, text: { header: null, speaks: true }, others: [] },
      },
    ]);
    expect(subjects(server.mails('Salvage/Quarantine'))).to.deep.equal(['LARGE']);
  });

  it('hands over more mails than one batch holds, in the order of their UIDs', async () => {
    const sent = Array.from({ length: 120 }, (_, number) => `DONE ${number}`);
    for (const subject of sent) server.deliver(mail(subject));
    const { mailbox, taken } = desk(imapSettings(server));
    await mailbox.pass();
    expect(subjects(taken)).to.deep.equal(sent);
    expect(server.mails('Salvage/Done').length).to.equal(120);
  });

  it('gives a sign of life for each batch it fetches and each mail it is through with, also when none can be taken', async () => {
    let signs = 0;
    const observer = {
      passed: () => {},
      mailboxFailed: () => {},
      wentOn: () => {
        signs += 1;
      },
    };
    for (let number = 0; number < 60; number += 1) server.deliver(mail(`FAIL ${number}`));
    const { mailbox, taken } = desk(imapSettings(server), { observer });
    await mailbox.pass();
    expect(taken).to.deep.equal([]);
    // Two batches, and each mail.
    expect(signs).to.equal(62);
  });

  it('records when the pass began, by the given clock', async () => {
    const { mailbox, store } = desk(imapSettings(server), { clock: () => '2026-04-03T01:00:00.000Z' });
    await mailbox.pass();
    expect(store.passes).to.deep.equal(['2026-04-03T01:00:00.000Z']);
  });

  it('looks through the whole mailbox again after a quarter of an hour', async () => {
    let now = '2026-04-03T01:00:00.000Z';
    const { mailbox } = desk(imapSettings(server), { clock: () => now });
    const fulls: boolean[] = [];
    for (const minute of ['00', '14', '15', '16']) {
      now = `2026-04-03T01:${minute}:00.000Z`;
      fulls.push((await mailbox.pass()).full);
    }
    expect(fulls).to.deep.equal([true, false, true, false]);
  });
});
