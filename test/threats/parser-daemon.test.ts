/** Threat P02 in the whole daemon: a mail on which a parser sticks, and the mails behind it. */
import { expect } from 'chai';
import { type DeskOnServers, openDeskOnServers } from '../journey/daemon-on-servers.ts';
import { OFFICE, REQUEST, rawMail } from '../journey/desk-in-memory.ts';

const PROGRAM = new URL('./hostile-parser.ts', import.meta.url);
const MEGABYTES = 1024 * 1024;
const APPLICANT = 'hanako@mailbox.example';

describe('A mail on which a parser sticks, in the whole daemon', function () {
  this.timeout(300_000);
  let desk: DeskOnServers;
  beforeEach(async () => {
    desk = await openDeskOnServers();
  });
  afterEach(() => desk.close());

  const verdicts = () =>
    desk.lines.filter(({ message }) => message === 'mail').map(({ fields }) => [fields.verdict, fields.reason]);
  const isAcknowledged = () => desk.sent.some(({ to }) => to === APPLICANT);

  it('P02: the mails behind it are acknowledged while it is stuck; then it alone is set aside, and passes count', async () => {
    // It may stick for an hour: nobody waits for that.
    const stuck = { program: PROGRAM, limits: { milliseconds: 3_600_000, bytes: 500 * MEGABYTES }, patience: 20 };
    const daemon = await desk.start(stuck);
    desk.imap.deliver(
      rawMail({ from: 'somebody@evil.example', text: 'x', headers: ['X-Do: loop'] }, new Date().toISOString()),
    );
    desk.deliver({ from: OFFICE, subject: 'クラウドデータ救出', text: REQUEST });
    await desk.until(isAcknowledged);
    expect(verdicts()).to.deep.equal([['accepted', null]]);
    await daemon.stop();

    const again = await desk.start({ ...stuck, limits: { ...stuck.limits, milliseconds: 200 } });
    await desk.until(() => verdicts().length === 2);
    expect(verdicts()[1]).to.deep.equal(['quarantined', 'parse.time']);
    desk.deliver({ from: OFFICE, subject: 'クラウドデータ救出', text: REQUEST.replaceAll('9900000101', '9900000102') });
    await desk.until(() => verdicts().length === 3);
    expect(verdicts()[2]).to.deep.equal(['accepted', null]);
    expect(await again.desk.store.tickets()).to.have.length(2);
    await again.stop();
    expect(desk.imap.mails('INBOX').map(({ raw }) => raw.includes('X-Do: loop'))).to.deep.equal([true]);
  });
});
