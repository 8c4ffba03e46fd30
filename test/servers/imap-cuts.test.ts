/** Threat R03: the connection is cut after each of very many bytes of a session, in both directions. */
import { expect } from 'chai';
import { type DeskBehindProxy, deskBehindProxy } from './desk-behind-proxy.ts';

const OFFSETS = 520;
/** The invariant reads everything, so it is checked after every few cuts; what is left in the mailbox after each. */
const CHECK_EVERY = 40;

describe('IMAP cut after each of many bytes of a session (R03)', function () {
  this.timeout(300_000);
  let behind: DeskBehindProxy;

  before(async () => {
    behind = await deskBehindProxy();
  });
  after(() => behind?.close());

  /** Bytes that go each way in a whole session, from the greeting to the end of a pass that takes one mail. */
  async function sessionLength(): Promise<{ client: number; server: number }> {
    await behind.apply();
    behind.proxy.begin();
    const { mailbox } = behind.open();
    await mailbox.pass();
    const { client, server } = behind.proxy.passed;
    await mailbox.close();
    return { client, server };
  }

  /** One application, one session that is cut after `after` bytes, and then a session that is not. */
  async function cutOnce(to: 'client' | 'server', after: number): Promise<'failed' | 'went on'> {
    await behind.apply();
    behind.proxy.begin();
    behind.proxy.faults = { cut: { to, after } };
    const { mailbox } = behind.open();
    const first = await mailbox.pass().then(
      () => 'went on' as const,
      () => 'failed' as const,
    );
    behind.proxy.begin();
    const report = await mailbox.pass();
    expect(report, `${to} ${after}`).to.include({ untaken: 0, unfiled: 0, complete: true });
    await mailbox.close();
    return first;
  }

  for (const [to, offsets] of [
    ['client', OFFSETS],
    ['server', OFFSETS / 4],
  ] as const) {
    it(`leaves every application one ticket with one acknowledgement: ${offsets} cuts of what goes to the ${to}`, async () => {
      const length = (await sessionLength())[to];
      expect(length).to.be.greaterThan(offsets);
      let failed = 0;
      for (let index = 0; index < offsets; index += 1) {
        const after = 1 + Math.floor((index * (length - 1)) / offsets);
        if ((await cutOnce(to, after)) === 'failed') failed += 1;
        if (index % CHECK_EVERY === 0) await behind.holds();
      }
      await behind.holds();
      // Nearly every cut really hit a session under way.
      expect(failed).to.be.greaterThan(offsets * 0.9);
      expect(await behind.desk.store.verifyAudit()).to.equal(null);
    });
  }
});
