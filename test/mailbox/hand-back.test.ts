/** Mails that are not the desk's go back to the inbox, on the IMAP server of the sandbox. */
import { expect } from 'chai';
import { handBackWaiting } from '../../src/jobs/hand-back-mails.ts';
import { journey } from '../../src/journey.ts';
import { handBackMails } from '../../src/mailbox/filing/hand-back.ts';
import { lookIntoMailbox } from '../../src/mailbox/look-into-mailbox.ts';
import { type SandboxImapServer, startImapServer } from '../../src/sandbox/imap-server.ts';
import {
  type DeskInMemory,
  MORI,
  OFFICE,
  openDeskInMemory,
  REQUEST,
  rawMail,
  reply,
  theLetter,
} from '../journey/desk-in-memory.ts';
import { deskMailbox, imapSettings, mail, subjects } from './desk-mailbox.ts';
import { largeMail, SIGNED } from './large-mails.ts';

const DONE = 'Salvage/Done';
const AT = '2026-04-01T00:30:05.000Z';

describe('handing mails back', () => {
  let server: SandboxImapServer;
  let desk: DeskInMemory;
  beforeEach(async () => {
    server = await startImapServer({ users: { desk: 'secret' } });
    desk = await openDeskInMemory();
  });
  afterEach(async () => {
    await desk.close();
    await server.close();
  });

  const handing = {
    from: DONE,
    to: 'INBOX',
    keyOf: async ({ raw }: { raw: Buffer }) => subjects([{ raw }])[0] ?? '',
  };
  const handBack = (...mails: { contentKey: string; receivedAt: string }[]) =>
    lookIntoMailbox(imapSettings(server), (view) => handBackMails(view, mails, handing));

  it('finds a mail by its second and its content key, and moves no other', async () => {
    server.createFolder(DONE);
    server.deliver(mail('wanted'), { folder: DONE, receivedAt: AT });
    server.deliver(mail('of the same second'), { folder: DONE, receivedAt: AT });
    server.deliver(mail('later'), { folder: DONE, receivedAt: '2026-04-01T00:30:06.000Z' });
    expect(await handBack({ contentKey: 'wanted', receivedAt: AT })).to.deep.equal(['wanted']);
    expect(subjects(server.mails('INBOX'))).to.deep.equal(['wanted']);
    expect(subjects(server.mails(DONE))).to.deep.equal(['of the same second', 'later']);
  });

  it('is settled for what is not there any more, or never left the inbox', async () => {
    expect(await handBack({ contentKey: 'gone', receivedAt: AT })).to.deep.equal(['gone']);
    server.createFolder(DONE);
    expect(await handBack({ contentKey: 'gone', receivedAt: AT })).to.deep.equal(['gone']);
  });

  it('asks again for what the server did not move', async () => {
    const view = {
      receivedAt: async () => [{ uid: 1, raw: mail('wanted'), receivedAt: AT }],
      move: async () => false,
    };
    expect(await handBackMails(view, [{ contentKey: 'wanted', receivedAt: AT }], handing)).to.deep.equal([]);
  });

  it('takes back a mail above imap.maxMessageBytes, which it knows by the part that was fetched', async () => {
    const settings = imapSettings(server, { maxMessageBytes: 20_000 });
    const { mailbox } = deskMailbox(settings, { receive: (mail) => journey(mail, desk.desk) });
    server.deliver(largeMail({ top: [SIGNED] }), { receivedAt: desk.now() });
    await mailbox.pass();
    expect(server.mails(DONE)).to.have.length(1);
    await desk.receive(reply(theLetter(await desk.letters(), 'review', MORI), '対象外'));
    expect(await handBackWaiting(settings, desk.desk)).to.equal(1);
    expect([server.mails('INBOX').length, server.mails(DONE).length]).to.deep.equal([1, 0]);
    await mailbox.close();
  });

  it('takes a request that is declared not ours back to the inbox, where the desk then leaves it', async () => {
    const settings = imapSettings(server);
    const { mailbox } = deskMailbox(settings, {
      receive: async ({ turn, raw, receivedAt, folder }) => {
        const { contentKey, filing } = await journey({ raw, receivedAt, folder, turn }, desk.desk);
        return { contentKey, filing };
      },
    });
    const request = rawMail({ from: OFFICE, subject: 'クラウドデータ救出', text: REQUEST }, desk.now());
    server.deliver(request, { receivedAt: desk.now() });
    await mailbox.pass();
    expect(server.mails(DONE)).to.have.length(1);
    expect(await handBackWaiting(settings, desk.desk)).to.equal(0);

    await desk.receive(reply(theLetter(await desk.letters(), 'review', MORI), '対象外'));
    expect(await handBackWaiting(settings, desk.desk)).to.equal(1);
    expect([server.mails('INBOX').length, server.mails(DONE).length]).to.deep.equal([1, 0]);
    await mailbox.pass();
    expect([server.mails('INBOX').length, server.mails(DONE).length]).to.deep.equal([1, 0]);
    expect(await desk.desk.store.tickets()).to.have.length(1);
    expect(await handBackWaiting(settings, desk.desk)).to.equal(0);
    await mailbox.close();
  });
});
