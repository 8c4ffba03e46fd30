/** NOT-OURS on a real Dovecot: a request that is declared not the desk's goes back to the inbox. */
import { expect } from 'chai';
import { handBackWaiting } from '../../src/jobs/hand-back-mails.ts';
import { journey } from '../../src/journey.ts';
import {
  type DeskInMemory,
  MORI,
  OFFICE,
  openDeskInMemory,
  REQUEST,
  rawMail,
  reply,
  START,
  theLetter,
} from '../journey/desk-in-memory.ts';
import { deskMailbox, imapSettings } from '../mailbox/desk-mailbox.ts';
import { type Dovecot, startDovecot } from './dovecot.ts';

describe('NOT-OURS on Dovecot', () => {
  let dovecot: Dovecot;
  let desk: DeskInMemory;
  before(async () => {
    dovecot = await startDovecot();
    desk = await openDeskInMemory();
  });
  after(() => Promise.all([dovecot.stop(), desk.close()]));

  const counts = () =>
    dovecot.asPerson(async (client) => {
      const found: number[] = [];
      for (const folder of ['INBOX', 'Salvage.Done']) found.push((await client.mailboxOpen(folder)).exists);
      return found;
    });

  it('moves the request back, and the desk leaves it there from then on', async () => {
    const { user, password, certificate } = dovecot;
    const server = { host: dovecot.host, port: dovecot.imapsPort };
    const settings = imapSettings(server, { tls: 'implicit', ca: certificate.cert, user, password });
    const { mailbox } = deskMailbox(settings, { receive: (mail) => journey(mail, desk.desk) });
    const request = rawMail({ from: OFFICE, subject: 'クラウドデータ救出', text: REQUEST }, START);
    await dovecot.asPerson((client) => client.append('INBOX', request, [], new Date(START)));
    await mailbox.pass();
    expect(await counts()).to.deep.equal([0, 1]);

    await desk.receive(reply(theLetter(await desk.letters(), 'review', MORI), 'NOT-OURS'));
    expect(await handBackWaiting(settings, desk.desk)).to.equal(1);
    expect(await counts()).to.deep.equal([1, 0]);
    await mailbox.pass();
    await mailbox.close();
    expect(await counts()).to.deep.equal([1, 0]);
    expect(await desk.desk.store.tickets()).to.have.length(1);
  });
});
