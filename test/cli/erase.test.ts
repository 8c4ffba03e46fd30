/** `salvage-desk erase`: at a person's request, and never what is still open. */
import { expect } from 'chai';
import { eraseCommand } from '../../src/cli/erase-command.ts';
import { reportTicket } from '../../src/cli/tickets/report-ticket.ts';
import { journey } from '../../src/journey.ts';
import { OFFICE, REQUEST, rawMail } from '../journey/desk-in-memory.ts';
import { type DeskOnDisk, deskOnDisk, said } from './desk-on-disk.ts';

const RECEIVED = '2026-06-03T01:00:00.000Z';
const DONE = 'Salvage/Done';

describe('salvage-desk erase', () => {
  let place: DeskOnDisk;
  const erase = (id: string, yes = true) => said(() => eraseCommand(id, { config: place.config, yes }));

  beforeEach(async () => {
    place = await deskOnDisk();
  });
  afterEach(() => place.close());

  /** A request whose mail was filed away; gives its number. */
  async function oneRequest(): Promise<string> {
    const raw = Buffer.from(rawMail({ from: OFFICE, subject: 'クラウドデータ救出', text: REQUEST }, RECEIVED));
    const { tickets } = await place.withDesk((desk) => journey({ raw, receivedAt: RECEIVED, folder: 'inbox' }, desk));
    place.imap.createFolder(DONE);
    place.imap.deliver(raw, { folder: DONE, receivedAt: RECEIVED });
    return tickets[0] ?? '';
  }

  async function end(): Promise<void> {
    await place.sql("UPDATE ticket SET state = 'withdrawn'");
    await place.sql("UPDATE outbox SET state = 'accepted', bytes = NULL");
  }

  it('erases a ticket that has ended, with its mail in the folder, and writes down who ordered it as a keyed hash', async () => {
    const id = await oneRequest();
    await end();
    const { code, out } = await erase(id.toLowerCase());
    expect([code, out.split('\n')[0]]).to.deep.equal([0, `${id}: erased. 1 mail has left the folders.`]);
    expect(out).to.include('Backups from before still hold it');
    expect(place.imap.mails(DONE)).to.have.length(0);
    const [ticket] = await place.sql('SELECT content FROM ticket');
    expect(ticket?.content).to.not.include('9900000101').and.to.not.include('花子');
    const [row] = await place.sql("SELECT actor FROM audit WHERE word = 'erased'");
    expect(row?.actor).to.match(/^[0-9a-f]{64}$/);
    expect(await place.withDesk(({ store }) => store.verifyAudit())).to.equal(null);
    expect((await erase(id)).out).to.include('was erased before');
    const report = await said(() => reportTicket(id, { config: place.config }));
    expect(report.out, 'no rule looks broken')
      .to.include('cannot be checked again')
      .and.not.match(/^ {2}stop/m);
  });

  it('erases the database also when the mailbox cannot be reached, and says what happens to the mails', async () => {
    const id = await oneRequest();
    await end();
    await place.imap.close();
    const { code, out } = await erase(id);
    expect([code, out.includes('removes the mails in its next night')]).to.deep.equal([0, true]);
  });

  it('refuses while it is open or a letter is on its way, and changes nothing', async () => {
    const id = await oneRequest();
    const open = await erase(id);
    expect([open.code, open.err.includes('still open')]).to.deep.equal([1, true]);
    await place.sql("UPDATE ticket SET state = 'withdrawn'");
    const leaving = await erase(id);
    expect([leaving.code, leaving.err.includes('has not left yet')]).to.deep.equal([1, true]);
    const [ticket] = await place.sql('SELECT content FROM ticket');
    expect(ticket?.content).to.include('9900000101');
  });

  it('asks for --yes where there is no terminal, and knows no other ticket', async () => {
    const id = await oneRequest();
    await end();
    expect((await erase(id, false)).code).to.equal(2);
    expect((await erase('CDS-2026-9999-X')).code).to.equal(2);
    const [ticket] = await place.sql('SELECT content FROM ticket');
    expect(ticket?.content).to.include('9900000101');
  });
});
