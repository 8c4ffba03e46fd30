/** What lies in the junk folder is looked at, once, and left as it is. */
import { expect } from 'chai';
import type { JunkMail } from '../../src/mailbox/junk/look-into-junk.ts';
import { type SandboxImapServer, startImapServer } from '../../src/sandbox/imap-server.ts';
import { deskMailbox, imapSettings, mail } from './desk-mailbox.ts';

describe('the junk folder', () => {
  let server: SandboxImapServer;
  let now: string;
  let seen: JunkMail[];
  let failing: boolean;
  const settings = (changes = {}) =>
    imapSettings(server, { folders: { done: 'Done', quarantine: 'Quarantine', junk: 'Junk' }, ...changes });
  const open: { close(): Promise<void> }[] = [];
  const desk = (given = settings()) => {
    const made = deskMailbox(given, {
      clock: () => now,
      async junk(found) {
        if (failing) throw new Error('the database is locked');
        seen.push(found);
      },
    });
    open.push(made.mailbox);
    return made;
  };

  beforeEach(async () => {
    server = await startImapServer({ users: { desk: 'secret' } });
    server.createFolder('Junk');
    [now, seen, failing] = ['2026-04-02T01:00:00.000Z', [], false];
  });
  afterEach(async () => {
    for (const mailbox of open.splice(0)) await mailbox.close();
    await server.close();
  });

  it('is looked at by heads only, and nothing in it is taken, moved or flagged', async () => {
    server.deliver(mail('DONE 1', 'a secret body'), { folder: 'Junk', receivedAt: '2026-04-01T00:00:00.000Z' });
    const { mailbox, taken } = desk();
    const report = await mailbox.pass();
    expect(seen.map(({ from, recipients, receivedAt }) => ({ from, recipients, receivedAt }))).to.deep.equal([
      { from: 'hanako@office.example', recipients: ['desk@desk.example'], receivedAt: '2026-04-01T00:00:00.000Z' },
    ]);
    expect(seen[0]?.head.toString()).not.to.contain('secret');
    expect([taken.length, report.placed]).to.deep.equal([0, 0]);
    expect(server.mails('Junk').map(({ flags }) => flags)).to.deep.equal([[]]);
  });

  it('is looked at once a minute, and only at what is new', async () => {
    const { mailbox } = desk();
    server.deliver(mail('one'), { folder: 'Junk' });
    await mailbox.pass();
    server.deliver(mail('two'), { folder: 'Junk' });
    now = '2026-04-02T01:00:59.000Z';
    await mailbox.pass();
    expect(seen.length).to.equal(1);
    now = '2026-04-02T01:01:00.000Z';
    await mailbox.pass();
    await mailbox.pass();
    expect(seen.length).to.equal(2);
  });

  it('is looked at again when the store has failed', async () => {
    server.deliver(mail('one'), { folder: 'Junk' });
    const { mailbox } = desk();
    failing = true;
    const failure = await mailbox.pass().catch((error: Error) => error.message);
    expect(failure).to.equal('the database is locked');
    failing = false;
    now = '2026-04-02T01:01:00.000Z';
    await mailbox.pass();
    expect(seen.length).to.equal(1);
  });

  it('does not tell of what lay there before the desk began', async () => {
    server.deliver(mail('old'), { folder: 'Junk', receivedAt: '2026-03-01T00:00:00.000Z' });
    await desk(settings({ startAt: '2026-04-01T00:00:00.000Z' })).mailbox.pass();
    expect(seen).to.deep.equal([]);
  });

  it('may be missing', async () => {
    server.removeFolder('Junk');
    server.deliver(mail('DONE 1'));
    expect(await desk().mailbox.pass()).to.include({ placed: 1, complete: true });
  });
});
