/** After a restore the mailbox is the memory of the lost period: what was filed away then is taken once more. */
import { expect } from 'chai';
import { type SandboxImapServer, startImapServer } from '../../src/sandbox/imap-server.ts';
import { deskMailbox, imapSettings, mail, subjects } from './desk-mailbox.ts';
import { placementsInMemory } from './placements-in-memory.ts';

const SINCE = '2026-04-10T00:00:00.000Z';
const before = { receivedAt: '2026-04-01T00:00:00.000Z' };
const after = { receivedAt: '2026-04-11T00:00:00.000Z' };
const DONE = 'Salvage/Done';
const QUARANTINE = 'Salvage/Quarantine';

describe('a pass after a restore', () => {
  let server: SandboxImapServer;
  let desk: ReturnType<typeof deskMailbox>;

  beforeEach(async () => {
    server = await startImapServer({ users: { desk: 'secret' } });
    for (const folder of [DONE, QUARANTINE]) server.createFolder(folder);
    const store = placementsInMemory();
    store.lostSince = SINCE;
    desk = deskMailbox(imapSettings(server), { store });
  });
  afterEach(async () => {
    await desk.mailbox.close();
    await server.close();
  });

  it('takes filed mails since the backup again, before those that wait, once, and leaves older ones', async () => {
    server.deliver(mail('DONE old'), { ...before, folder: DONE });
    server.deliver(mail('DONE 1'), { ...after, folder: DONE });
    server.deliver(mail('QUARANTINE 2'), { ...after, folder: QUARANTINE });
    server.deliver(mail('DONE 3'), after);
    expect((await desk.mailbox.pass()).complete).to.equal(true);
    expect(subjects(desk.taken)).to.deep.equal(['DONE 1', 'QUARANTINE 2', 'DONE 3']);
    await desk.mailbox.pass();
    expect(desk.taken).to.have.length(3);
    expect(subjects(server.mails(DONE))).to.deep.equal(['DONE old', 'DONE 1', 'DONE 3']);
    expect(
      desk.store.all.map(({ folder }) => folder),
      'placements are of folders mails arrive in',
    ).to.deep.equal(['INBOX']);
  });

  it('files where the mail belongs now, and keeps what is nobody’s', async () => {
    server.deliver(mail('QUARANTINE 1'), { ...after, folder: DONE });
    server.deliver(mail('DONE 2'), { ...after, folder: QUARANTINE });
    server.deliver(mail('other'), { ...after, folder: DONE });
    await desk.mailbox.pass();
    expect(subjects(server.mails(DONE)).sort()).to.deep.equal(['DONE 2', 'other']);
    expect(subjects(server.mails(QUARANTINE))).to.deep.equal(['QUARANTINE 1']);
  });

  it('does not count, and looks again, while one of them cannot be taken: an UNDO may be in it', async () => {
    const uid = server.deliver(mail('FAIL'), { ...after, folder: DONE });
    server.deliver(mail('DONE 2'), { ...after, folder: DONE });
    expect(await desk.mailbox.pass()).to.include({ complete: false, untaken: 1 });
    expect(desk.store.passes).to.deep.equal([]);
    expect((await desk.mailbox.pass()).complete).to.equal(false);
    expect(subjects(desk.taken), 'the others are taken once').to.deep.equal(['DONE 2']);
    expect(desk.lines.filter(({ level, fields }) => level === 'error' && fields.uid === uid)).to.have.length(2);
  });

  it('gives a mail up that fails three times, and then counts: one mail does not hold decisions up for ever', async () => {
    for (const [subject, folder] of [
      ['FAIL 1', DONE],
      ['DONE 2', DONE],
      ['FAIL 3', QUARANTINE],
    ] as const)
      server.deliver(mail(subject), { ...after, folder });
    const untaken: number[] = [];
    for (let pass = 0; pass < 4; pass += 1) untaken.push((await desk.mailbox.pass()).untaken);
    expect(untaken).to.deep.equal([2, 2, 0, 0]);
    expect(desk.givenUp.map(({ word }) => word)).to.deep.equal(['journey.failed', 'journey.failed']);
    expect(desk.store.passes).to.have.length(2);
    expect(subjects(server.mails(DONE))).to.deep.equal(['FAIL 1', 'DONE 2']);
  });

  it('takes only a part of a mail above the limit', async () => {
    server.deliver(mail('large', 'x'.repeat(2_000)), { ...after, folder: QUARANTINE });
    await desk.mailbox.close();
    const store = placementsInMemory();
    store.lostSince = SINCE;
    desk = deskMailbox(imapSettings(server, { maxMessageBytes: 1_000 }), { store });
    expect((await desk.mailbox.pass()).complete).to.equal(true);
    expect([desk.taken.length, desk.oversize.length]).to.deep.equal([0, 1]);
  });
});
