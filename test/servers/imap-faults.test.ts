/** Threats R04–R06, R23: what an IMAP server and a network do to a mailbox, each ending in the invariant. */
import { expect } from 'chai';
import { attendance, LUNCH } from './attendance.ts';
import { type DeskBehindProxy, deskBehindProxy } from './desk-behind-proxy.ts';

describe('The mailbox while things go wrong', function () {
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

  describe('silence', () => {
    it('R04: in IDLE, without an end of the connection, is noticed at the next poll', async () => {
      const { mailbox, store, until, lines } = attend({ timeouts: { silence: 300 } });
      await until(() => store.passes.length >= 1);
      const before = lines.length;
      behind.proxy.faults = { swallow: true };
      await behind.apply();
      mailbox.nudge();
      await until(() => behind.settled() === 1);
      // On a machine that is busy the new connection may be too slow for so short a silence as well.
      const [first] = lines.slice(before);
      expect(first).to.deep.include({ level: 'warn', fields: { code: 'ETIMEOUT' } });
      await behind.holds();
    });

    for (const command of ['UID SEARCH', 'UID FETCH', 'UID MOVE', 'SELECT', 'LIST']) {
      it(`after ${command} is noticed, and the mail is taken over a new connection`, async () => {
        await behind.apply();
        const happened = once(command, async () => {
          behind.proxy.faults = { swallow: true };
          return null;
        });
        const { until, lines } = attend({ timeouts: { silence: 300 } });
        await until(() => behind.settled() === 1);
        expect(happened()).to.equal(true);
        expect(lines.some(({ level }) => level === 'warn')).to.equal(true);
        await behind.holds();
      });
    }
  });

  it('R05: a server that says BYE is come back to', async () => {
    const { store, until, lines } = attend();
    await until(() => store.passes.length >= 1);
    behind.proxy.sayAndClose('* BYE the server is shutting down\r\n');
    await behind.apply();
    await until(() => behind.settled() === 1 && lines.some(({ level }) => level === 'warn'));
    await behind.holds();
  });

  it('R23: a server as slow as a kilobyte a second is read to the end: what counts is progress, not the whole time', async () => {
    await behind.apply();
    // A thirtieth of real time: 16 bytes a millisecond, and two seconds of silence instead of a minute. No shorter: a server
    // that a busy machine has just started is as silent for half a second.
    const silence = 2_000;
    const text = `${'この申請には長い説明があります。'.repeat(1_500)}\r\n`;
    await behind.dovecot.deliver(LUNCH.replace('Today?', text));
    behind.proxy.faults = { pace: { bytes: 64, every: 4 } };
    const { mailbox } = behind.open({ timeouts: { silence } });
    const began = performance.now();
    const report = await mailbox.pass();
    expect(performance.now() - began).to.be.greaterThan(2 * silence);
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
    const { until, pauses, lines } = attend();
    await until(() => behind.settled() === 1);
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
    const { until, pauses } = attend();
    await until(() => behind.settled() === 1);
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
        const { mailbox, until } = attend();
        await until(() => behind.settled() === 3);
        expect(happened()).to.equal(true);
        await behind.apply();
        mailbox.nudge();
        await until(() => behind.settled() === 4);
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
});
