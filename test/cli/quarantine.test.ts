import { userInfo } from 'node:os';
import { expect } from 'chai';
import { listQuarantine } from '../../src/cli/quarantine/list-quarantine.ts';
import { releaseMail } from '../../src/cli/quarantine/release-mail.ts';
import { replayMails } from '../../src/cli/quarantine/replay-mails.ts';
import { showMail } from '../../src/cli/quarantine/show-mail.ts';
import { journey } from '../../src/journey.ts';
import { REQUEST, rawMail } from '../journey/desk-in-memory.ts';
import { FORM_HEADERS, FORM_TEXT } from '../threats/form-mail.ts';
import { type DeskOnDisk, deskOnDisk, said } from './desk-on-disk.ts';

const RECEIVED = '2026-06-03T01:00:00.000Z';
const QUARANTINE = 'Salvage/Quarantine';
const DONE = 'Salvage/Done';
const FORM_MAIL = rawMail(
  { from: 'no-reply@form.desk.example', subject: '新規申請', text: FORM_TEXT, headers: FORM_HEADERS, signedBy: null },
  RECEIVED,
);

describe('salvage-desk quarantine', () => {
  let place: DeskOnDisk;
  beforeEach(async () => {
    place = await deskOnDisk();
    for (const folder of [QUARANTINE, DONE]) place.imap.createFolder(folder);
  });
  afterEach(() => place.close());

  /** The mail has been through the journey and was set aside; gives its content key. */
  async function setAside(raw: string): Promise<string> {
    const outcome = await place.withDesk((desk) =>
      journey({ raw: Buffer.from(raw), receivedAt: RECEIVED, folder: 'inbox' }, desk),
    );
    expect(outcome).to.include({ verdict: 'quarantined', filing: 'quarantine' });
    place.imap.deliver(raw, { folder: QUARANTINE, receivedAt: RECEIVED });
    return outcome.contentKey;
  }
  const release = (key: string) => said(() => releaseMail(key, { config: place.config }));
  const list = () => said(() => listQuarantine({ config: place.config }));

  it('lists what was set aside, and nothing personal', async () => {
    const key = await setAside(FORM_MAIL);
    const { code, out } = await list();
    expect(code).to.equal(0);
    expect(out.split('\n')[0]).to.equal(
      `${key.slice(0, 12)}  ${RECEIVED}  form-submission  form-unproven  none auth.none`,
    );
    expect(out)
      .to.contain('1 mail in quarantine')
      .and.not.match(/@|試験|9900000707/);
  });

  it('releases a form’s mail: its ticket is opened, it is filed, and the audit has the operator as a keyed hash', async () => {
    await setAside(rawMail({ from: 'no-reply@form.desk.example', text: 'other', signedBy: null }, RECEIVED));
    const key = await setAside(FORM_MAIL);
    const { code, out } = await release(key.slice(0, 8));
    expect(code).to.equal(0);
    expect(out).to.match(/^accepted {2}CDS-2026-0001-./);
    expect(place.imap.mails(DONE).map(({ raw }) => raw.toString())).to.deep.equal([FORM_MAIL]);
    expect(place.imap.mails(QUARANTINE)).to.have.length(1);
    await place.withDesk(async ({ store }) => {
      const [ticket] = await store.tickets();
      expect(ticket).to.include({ route: 'form', state: 'awaiting-decision' });
      const history = await store.ticketHistory(ticket?.id ?? '');
      expect(history?.mails.map(({ evidence }) => evidence)).to.deep.equal(['none auth.released']);
      expect(await store.verifyAudit()).to.equal(null);
    });
    const rows = await place.sql("SELECT actor FROM audit WHERE word = 'quarantine-released'");
    expect(rows).to.have.length(1);
    expect(rows[0]?.actor)
      .to.match(/^[0-9a-f]{64}$/)
      .and.not.contain(userInfo().username);
    expect((await list()).out).to.contain('1 mail in quarantine');
  });

  it('releases a mail once: the second time it is no longer in quarantine', async () => {
    const key = await setAside(FORM_MAIL);
    await release(key);
    expect((await release(key)).code).to.equal(2);
    await place.withDesk(async ({ store }) => expect(await store.tickets()).to.have.length(1));
  });

  it('gives back a mail that cannot be read at all: nothing in it can be believed', async () => {
    const key = await setAside(`From: x@evil.example\r\n${FORM_MAIL}`);
    const { code, err } = await release(key);
    expect(code).to.equal(1);
    expect(err).to.contain('hdr.dup');
    expect(place.imap.mails(QUARANTINE)).to.have.length(1);
    await place.withDesk(async ({ store }) => expect(await store.tickets()).to.deep.equal([]));
  });

  it('proves no office: its released request still waits for the office’s word', async () => {
    const raw = rawMail(
      { from: 'kyomu@eng.office.example', subject: 'クラウドデータ救出', text: REQUEST, signedBy: null },
      RECEIVED,
    );
    await place.withDesk(async (desk) => {
      const taken = { raw: Buffer.from(raw), receivedAt: RECEIVED, folder: 'inbox' as const, releasedBy: 'operator' };
      expect((await journey(taken, desk)).evidence.word).to.equal('auth.released');
      const [ticket] = await desk.store.tickets();
      expect(ticket).to.include({ state: 'awaiting-office', officeProven: false });
    });
  });

  it('names a key that is unknown or too short, and a mail that somebody has taken away', async () => {
    const key = await setAside(FORM_MAIL);
    expect((await release('0000000')).err).to.contain('names no mail in quarantine');
    expect((await release(key.slice(0, 5))).code).to.equal(2);
    place.imap.removeFolder(QUARANTINE);
    expect((await release(key)).err).to.contain('not in the folder');
  });

  describe('show', () => {
    const show = (key: string) => said(() => showMail(key, { config: place.config }));

    it('says why, on what evidence, and shows the header without anybody’s name', async () => {
      const key = await setAside(FORM_MAIL);
      const { code, out } = await show(key.slice(0, 8));
      expect(code).to.equal(0);
      expect(out).to.contain('why       form-unproven').and.contain('could not be proven genuine');
      expect(out).to.contain('evidence  none auth.none').and.contain('from: •••@form.desk.example');
      expect(out).to.match(/subject: \(\d+ characters\)/);
      expect(out).to.not.match(/no-reply@|試験|9900000707/);
    });

    it('shows a mail that cannot be read, too', async () => {
      const key = await setAside(`From: x@evil.example\r\n${FORM_MAIL}`);
      const { out } = await show(key);
      expect(out).to.contain('why       hdr.dup').and.contain('must be single');
    });
  });

  describe('replay', () => {
    const replay = (key?: string) =>
      said(() => replayMails(key, key === undefined ? { config: place.config, all: true } : { config: place.config }));

    it('takes a mail through as if it had just come: still unproven, it stays; and that is audited', async () => {
      const key = await setAside(FORM_MAIL);
      const { code, out } = await replay(key.slice(0, 8));
      expect(code).to.equal(0);
      expect(out).to.contain('stays in quarantine (form-unproven)');
      expect(await place.sql("SELECT actor FROM audit WHERE word = 'quarantine-replayed'")).to.have.length(1);
      await place.withDesk(async ({ store }) => expect(await store.tickets()).to.deep.equal([]));
    });

    it('takes all mails on which nothing holds up any more, each under its new key', async () => {
      const good = rawMail(
        { from: 'kyomu@eng.office.example', subject: 'クラウドデータ救出', text: REQUEST },
        RECEIVED,
      );
      const raw = Buffer.from(good);
      const taken = { raw, receivedAt: RECEIVED, folder: 'inbox' as const };
      // As an earlier version left it, whose parser died over the mail.
      await place.withDesk(async (desk) => {
        const { contentKey, messageId } = await desk.read(taken);
        const misread = { word: 'parse.crashed' as const, seen: '' };
        const read = async () => ({
          misread,
          claims: ['kyomu@eng.office.example'],
          contentKey: desk.bytesKey(raw),
          messageId,
        });
        expect(desk.bytesKey(raw)).to.not.equal(contentKey);
        expect(await journey(taken, { ...desk, read })).to.include({ verdict: 'quarantined', filing: 'quarantine' });
        await desk.store.setMailAside({ bytesKey: desk.bytesKey(raw), word: 'parse.crashed' }, RECEIVED);
      });
      place.imap.deliver(good, { folder: QUARANTINE, receivedAt: RECEIVED });
      await setAside(FORM_MAIL);

      const { code, out } = await replay();
      expect(code).to.equal(0);
      expect(out)
        .to.match(/accepted {2}CDS-2026-0001-./)
        .and.contain('stays in quarantine (form-unproven)');
      expect(place.imap.mails(DONE)).to.have.length(1);
      expect((await list()).out).to.contain('1 mail in quarantine');
      await place.withDesk(async ({ store }) => {
        expect((await store.tickets()).map(({ state }) => state)).to.deep.equal(['awaiting-office']);
        expect(await store.mailsSetAside()).to.deep.equal([]);
        expect(await store.verifyAudit()).to.equal(null);
      });
    });

    it('reaches a mail that was left in the inbox, whose parser died over it, and shows it', async () => {
      const raw = rawMail({ from: 'kyomu@eng.office.example', subject: 'クラウドデータ救出', text: REQUEST }, RECEIVED);
      const key = await place.withDesk(async (desk) => {
        const contentKey = desk.bytesKey(Buffer.from(raw));
        const misread = { word: 'parse.crashed' as const, seen: '' };
        const read = async () => ({ misread, claims: [], contentKey, messageId: null });
        const taken = { raw: Buffer.from(raw), receivedAt: RECEIVED, folder: 'inbox' as const };
        expect(await journey(taken, { ...desk, read })).to.include({ verdict: 'quarantined', filing: 'leave' });
        return contentKey;
      });
      place.imap.deliver(rawMail({ from: 'a@b.example', text: 'same second' }, RECEIVED), { receivedAt: RECEIVED });
      place.imap.deliver(raw, { receivedAt: RECEIVED });
      expect((await list()).out)
        .to.contain('0 mails in quarantine')
        .and.contain('1 more could not be read');
      const shown = await said(() => showMail(key.slice(0, 8), { config: place.config }));
      expect(shown.out)
        .to.contain('why       parse.crashed')
        .and.match(/UID 2 of INBOX/);
      const { code, out } = await replay(key.slice(0, 8));
      expect(code).to.equal(0);
      expect(out).to.match(/accepted {2}CDS-2026-0001-./);
      expect([place.imap.mails(DONE).length, place.imap.mails('INBOX').length]).to.deep.equal([1, 1]);
    });

    it('wants one key or --all, and says so', async () => {
      const both = await said(() => replayMails('0123456', { config: place.config, all: true }));
      expect([both.code, both.err]).to.deep.equal([2, 'Name one mail by its key, or give --all.\n']);
    });
  });
});
