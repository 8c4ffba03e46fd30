/** Threats R04–R09, R23: what an IMAP server, a network and people do to a mailbox, each ending in the invariant. */
import { expect } from 'chai';
import type { ImapFlow } from 'imapflow';
import { type DeskBehindProxy, deskBehindProxy } from './desk-behind-proxy.ts';

const LUNCH =
  'From: friend@home.example\r\nTo: desk@desk.example\r\nSubject: lunch\r\nDate: Wed, 3 Jun 2026 10:00:00 +0900\r\n\r\nToday?\r\n';

describe('The mailbox while things go wrong', function () {
  this.timeout(30_000);
  let behind: DeskBehindProxy;
  const leaving = new Set<() => Promise<void>>();

  beforeEach(async () => {
    behind = await deskBehindProxy();
  });
  afterEach(async () => {
    behind.proxy.begin();
    for (const leave of leaving) await leave();
    leaving.clear();
    await behind.close();
  });

  /** Attends to the mailbox until the test ends. */
  function attend(...given: Parameters<DeskBehindProxy['open']>) {
    const made = behind.open(...given);
    const stop = new AbortController();
    const ended = made.mailbox.run(stop.signal);
    leaving.add(async () => {
      stop.abort();
      await ended;
    });
    return made;
  }

  /** Does something once, at the first command that begins so, and then goes on as it says. */
  function once(begins: string, act: () => Promise<'cut' | { answer: string } | null>) {
    let done = false;
    behind.proxy.faults = {
      async atCommand(command) {
        if (done || !command.startsWith(begins)) return null;
        done = true;
        return act();
      },
    };
    return () => done;
  }

  const inInbox = (act: (client: ImapFlow) => Promise<unknown>) =>
    behind.dovecot.asPerson(async (client) => {
      await client.mailboxOpen('INBOX');
      await act(client);
    });

  describe('silence', () => {
    it('R04: in IDLE, without an end of the connection, is noticed at the next poll', async () => {
      const { mailbox, store, until, lines } = attend({ timeouts: { silence: 300 } });
      await until(() => store.passes.length === 1);
      behind.proxy.faults = { swallow: true };
      await behind.apply();
      mailbox.nudge();
      await until(() => store.passes.length === 2);
      expect(lines.filter(({ level }) => level === 'warn').map(({ fields }) => fields.code)).to.deep.equal([
        'ETIMEOUT',
      ]);
      await behind.holds();
    });

    for (const command of ['UID SEARCH', 'UID FETCH', 'UID MOVE', 'SELECT', 'LIST']) {
      it(`after ${command} is noticed, and the mail is taken over a new connection`, async () => {
        await behind.apply();
        const happened = once(command, async () => {
          behind.proxy.faults = { swallow: true };
          return null;
        });
        const { store, until, lines } = attend({ timeouts: { silence: 300 } });
        await until(() => store.passes.length === 1);
        expect(happened()).to.equal(true);
        expect(lines.some(({ level }) => level === 'warn')).to.equal(true);
        await behind.holds();
      });
    }
  });

  it('R05: a server that says BYE is come back to', async () => {
    const { store, until, lines } = attend();
    await until(() => store.passes.length === 1);
    behind.proxy.sayAndClose('* BYE the server is shutting down\r\n');
    await behind.apply();
    await until(() => store.passes.length >= 2 && lines.some(({ level }) => level === 'warn'));
    await behind.holds();
  });

  it('R23: a server as slow as a kilobyte a second is read to the end: what counts is progress, not the whole time', async () => {
    await behind.apply();
    // A sixtieth of real time: 16 bytes a millisecond, and 300 ms of silence instead of more than a minute.
    const silence = 300;
    const text = `${'この申請には長い説明があります。'.repeat(1_500)}\r\n`;
    await behind.dovecot.deliver(LUNCH.replace('Today?', text));
    behind.proxy.faults = { pace: { bytes: 64, every: 4 } };
    const { mailbox } = behind.open({ timeouts: { silence } });
    const began = performance.now();
    const report = await mailbox.pass();
    expect(performance.now() - began).to.be.greaterThan(3 * silence);
    expect(report).to.include({ placed: 2, complete: true });
    await behind.holds(1);
  });

  it('a login that is refused for a while is asked again more and more seldom, and works once it is granted', async () => {
    let refusals = 6;
    const atCommand = (command: string) => {
      if (!/^(?:LOGIN|AUTHENTICATE)/.test(command) || refusals === 0) return null;
      refusals -= 1;
      return { answer: 'NO [AUTHENTICATIONFAILED] the directory is down' };
    };
    behind.proxy.faults = { atCommand };
    await behind.apply();
    const { store, until, pauses, lines } = attend();
    await until(() => store.passes.length === 1);
    expect(pauses).to.deep.equal([500, 1_000, 300_000, 300_000, 300_000, 300_000]);
    expect(lines.filter(({ level }) => level === 'error').length).to.equal(6);
    await behind.holds();
  });

  it('a server that is unavailable does not count as one that refuses the password', async () => {
    let times = 5;
    const atCommand = (command: string) => {
      if (!/^(?:LOGIN|AUTHENTICATE)/.test(command) || times === 0) return null;
      times -= 1;
      return { answer: 'NO [UNAVAILABLE] come back later' };
    };
    behind.proxy.faults = { atCommand };
    await behind.apply();
    const { store, until, pauses } = attend();
    await until(() => store.passes.length === 1);
    expect(Math.max(...pauses)).to.be.lessThan(60_000);
    await behind.holds();
  });

  describe('UIDVALIDITY that changes (R06)', () => {
    for (const command of ['AUTHENTICATE', 'LIST', 'SELECT', 'UID SEARCH', 'UID FETCH', 'UID MOVE', 'NOOP']) {
      it(`at ${command}: nothing is lost or done twice`, async () => {
        await behind.apply();
        await behind.dovecot.deliver(LUNCH);
        await behind.apply();
        const happened = once(command, async () => {
          await behind.dovecot.restart(() => behind.dovecot.changeUidValidity());
          return 'cut';
        });
        const { mailbox, store, until } = attend();
        await until(() => store.passes.length >= 1);
        expect(happened()).to.equal(true);
        await behind.apply();
        mailbox.nudge();
        await until(() => store.passes.length >= 2);
        await behind.holds(1);
      });
    }

    it('at every connection: nothing is done twice, and the census stays right', async () => {
      await behind.dovecot.deliver(LUNCH);
      for (let connection = 0; connection < 4; connection += 1) {
        await behind.apply();
        const { mailbox } = behind.open();
        expect(await mailbox.pass()).to.include({ full: true, untaken: 0, complete: true });
        await mailbox.close();
        await behind.holds(1);
        expect(await behind.desk.store.census()).to.include({ notOurs: 1, waiting: 0, quarantined: 0, untaken: 0 });
        await behind.dovecot.restart(() => behind.dovecot.changeUidValidity());
      }
    });
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
        const before = store.passes.length;
        await behind.apply();
        mailbox.nudge();
        await until(() => store.passes.length > before);
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
