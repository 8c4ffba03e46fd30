/** Threats R08, R09: mails that cannot be moved, and people who move them meanwhile, each ending in the invariant. */
import { expect } from 'chai';
import type { ImapFlow } from 'imapflow';
import { attendance, LUNCH } from './attendance.ts';
import { type DeskBehindProxy, deskBehindProxy } from './desk-behind-proxy.ts';

describe('The mailbox while mails are moved', function () {
  this.timeout(120_000);
  let behind: DeskBehindProxy;
  const { attend, once, leaveAll } = attendance(() => behind);

  beforeEach(async () => {
    behind = await deskBehindProxy();
  });
  afterEach(async () => {
    behind.proxy.begin();
    await leaveAll();
    await behind.close();
  });

  const inInbox = (act: (client: ImapFlow) => Promise<unknown>) =>
    behind.dovecot.asPerson(async (client) => {
      await client.mailboxOpen('INBOX');
      await act(client);
    });

  describe('a mail that cannot be moved (R08)', () => {
    it('stays while MOVE is refused, is not done again, and is moved later', async () => {
      await behind.apply();
      behind.proxy.faults = {
        atCommand: (command) => (command.startsWith('UID MOVE') ? { answer: 'NO [OVERQUOTA] it is full' } : null),
      };
      const { mailbox } = behind.open();
      for (let pass = 0; pass < 3; pass += 1) expect((await mailbox.pass()).unfiled).to.equal(1);
      expect(await behind.count('INBOX')).to.equal(1);
      behind.proxy.begin();
      expect(await mailbox.pass()).to.include({ unfiled: 0, complete: true });
      await behind.holds();
    });

    it('is copied and expunged by UID where the server has no MOVE, and what people have deleted stays', async () => {
      behind.proxy.faults = { rewrite: (text) => text.replace(/ MOVE\b/g, ' XOVE') };
      await behind.apply();
      await behind.dovecot.deliver(LUNCH);
      await inInbox((client) => client.messageFlagsAdd('2', ['\\Deleted']));
      const { mailbox } = behind.open();
      expect(await mailbox.pass()).to.include({ unfiled: 0, complete: true });
      await behind.holds(1);
    });

    it('is copied once, though its removal fails again and again', async () => {
      await behind.apply();
      let refusals = 3;
      behind.proxy.faults = {
        rewrite: (text) => text.replace(/ MOVE\b/g, ' XOVE'),
        atCommand(command) {
          if (!command.startsWith('UID EXPUNGE') || refusals === 0) return null;
          refusals -= 1;
          return { answer: 'NO not now' };
        },
      };
      const { mailbox } = behind.open();
      for (let pass = 0; pass < 3; pass += 1) expect((await mailbox.pass()).unfiled).to.equal(1);
      expect(await mailbox.pass()).to.include({ unfiled: 0, complete: true });
      await behind.holds();
    });

    it('is marked where the server can neither move nor expunge by UID', async () => {
      behind.proxy.faults = {
        rewrite: (text) => text.replace(/ MOVE\b/g, ' XOVE').replace(/ UIDPLUS\b/g, ' XIDPLUS'),
      };
      await behind.apply();
      const { mailbox } = behind.open();
      expect(await mailbox.pass()).to.include({ unfiled: 0, complete: true });
      expect(await behind.count('Salvage.Done')).to.equal(0);
      const flags = await behind.dovecot.asPerson(async (client) => {
        await client.mailboxOpen('INBOX', { readOnly: true });
        return (await client.fetchAll('1:*', { flags: true })).map((mail) => [...(mail.flags ?? [])]);
      });
      expect(flags).to.deep.equal([['$SalvageDone']]);
    });
  });

  describe('people at work in the same mailbox (R09)', () => {
    for (const command of ['UID SEARCH', 'UID FETCH', 'UID MOVE']) {
      it(`who read, delete and move mails just before ${command} disturb nothing else`, async () => {
        await behind.apply();
        await behind.dovecot.asPerson((client) => client.mailboxCreate('Archive'));
        await behind.dovecot.deliver(LUNCH);
        await behind.dovecot.deliver(LUNCH.replace('lunch', 'dinner'));
        await behind.dovecot.deliver(LUNCH.replace('lunch', 'tea'));
        const happened = once(command, async () => {
          await inInbox(async (client) => {
            await client.messageFlagsAdd('1', ['\\Seen']);
            await client.messageDelete('2');
            await client.messageMove('2', 'Archive');
          });
          return null;
        });
        const { mailbox, store, until } = attend();
        await until(() => store.passes.length >= 1);
        expect(happened()).to.equal(true);
        const before = behind.settled();
        await behind.apply();
        mailbox.nudge();
        await until(() => behind.settled() > before);
        await behind.holds(1);
      });
    }

    it('who move an application away before it was taken can move it back', async () => {
      await behind.apply();
      await behind.dovecot.asPerson((client) => client.mailboxCreate('Archive'));
      const happened = once('UID FETCH', async () => {
        await inInbox((client) => client.messageMove('1', 'Archive'));
        return null;
      });
      const { mailbox } = behind.open();
      await mailbox.pass();
      expect(happened()).to.equal(true);
      await behind.dovecot.asPerson(async (client) => {
        await client.mailboxOpen('Archive');
        await client.messageMove('1', 'INBOX');
      });
      await mailbox.pass();
      await mailbox.pass();
      await behind.holds();
    });
  });
});
