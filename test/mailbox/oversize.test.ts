/** Mails above imap.maxMessageBytes: what is fetched of them, and what the journey makes of it. */
import { expect } from 'chai';
import { journey, type Outcome } from '../../src/journey.ts';
import { type SandboxImapServer, startImapServer } from '../../src/sandbox/imap-server.ts';
import type { OpenDesk } from '../../src/wiring.ts';
import { type DeskInMemory, FORM, LEE, MORI, OFFICE, openDeskInMemory, posts } from '../journey/desk-in-memory.ts';
import { deskMailbox, imapSettings } from './desk-mailbox.ts';
import { html, largeMail, plain, SIGNED, scan } from './large-mails.ts';

const LIMIT = 20_000;
const FORM_SIGNED = 'Authentication-Results: mx.desk.example; dkim=pass header.d=form.desk.example';

describe('a mail above imap.maxMessageBytes', () => {
  let server: SandboxImapServer;
  let given: DeskInMemory;
  let mailbox: ReturnType<typeof deskMailbox>;
  let outcomes: Outcome[];
  let desk: OpenDesk;

  beforeEach(async () => {
    server = await startImapServer({ users: { desk: 'secret' } });
    given = await openDeskInMemory();
    desk = given.desk;
    outcomes = [];
    mailbox = deskMailbox(imapSettings(server, { maxMessageBytes: LIMIT }), {
      async receive(mail) {
        const outcome = await journey(mail, desk);
        outcomes.push(outcome);
        return outcome;
      },
    });
  });
  afterEach(async () => {
    await mailbox.mailbox.close();
    await Promise.all([server.close(), given.close()]);
  });

  it('is read as far as its text: an office’s request becomes a ticket, on the word of the boundary alone', async () => {
    server.deliver(largeMail({ top: [SIGNED] }));
    await mailbox.mailbox.pass();
    const [outcome] = outcomes;
    expect(outcome).to.deep.include({ kind: 'proxy-request', verdict: 'accepted', filing: 'done' });
    expect(outcome?.evidence).to.deep.include({
      origin: 'boundary',
      word: 'auth.oversize',
      domain: 'eng.office.example',
    });
    const [ticket] = await desk.store.tickets();
    expect(ticket?.application.values).to.include({ account: '9900000101', name: '例示 花子' });
    expect(ticket?.officeProven).to.equal(true);
  });

  it('proves nothing by a signature of its own, for that covers what was not fetched', async () => {
    server.deliver(
      largeMail({ headers: ['DKIM-Signature: v=1; a=rsa-sha256; d=eng.office.example; s=x; h=from; b=x'] }),
    );
    await mailbox.mailbox.pass();
    expect(outcomes[0]?.evidence).to.deep.equal({ origin: 'none', word: 'auth.oversize', domain: null });
    expect((await desk.store.tickets()).map(({ officeProven }) => officeProven)).to.deep.equal([false]);
  });

  it('has the key that it has as a whole: a higher limit does not make it another mail', async () => {
    const raw = largeMail({ top: [SIGNED] });
    server.deliver(raw);
    await mailbox.mailbox.pass();
    expect(await given.receiveRaw(raw)).to.include({ verdict: 'duplicate', contentKey: outcomes[0]?.contentKey });
  });

  it('is recorded with the sizes and names of what was not fetched', async () => {
    server.deliver(largeMail());
    await mailbox.mailbox.close();
    const seen = deskMailbox(imapSettings(server, { maxMessageBytes: LIMIT }));
    await seen.mailbox.pass();
    await seen.mailbox.close();
    const [taken] = seen.oversize;
    expect(taken?.oversize?.others.map(({ type, name, disposition }) => [type, name, disposition])).to.deep.equal([
      ['text/html', null, null],
      ['application/pdf', 'scan.pdf', 'attachment'],
    ]);
    expect(taken?.raw.length).to.be.below(3_000);
    expect(taken?.raw.includes('pdf')).to.equal(false);
  });

  it('that comes from a form stays in quarantine, however well it is proven, and staff are told', async () => {
    server.deliver(largeMail({ from: FORM, top: [FORM_SIGNED] }));
    await mailbox.mailbox.pass();
    expect(outcomes[0]).to.include({ verdict: 'quarantined', reason: 'mail.size', filing: 'quarantine' });
    expect(await desk.store.tickets()).to.deep.equal([]);
    expect(posts(await given.letters())).to.deep.equal(
      ['helper@staff.desk.example', LEE, MORI].map((member) => `unreadable → ${member}`),
    );
  });

  it('is set aside as too large when even its text is', async () => {
    server.deliver(largeMail({ top: [SIGNED], parts: [plain('あ'.repeat(400_000))] }));
    await mailbox.mailbox.pass();
    expect(outcomes[0]).to.include({ verdict: 'quarantined', reason: 'mail.size', filing: 'quarantine' });
  });

  it('carries a command only where mails carry one: not below an attachment, and not in HTML', async () => {
    const speaks: (boolean | undefined)[] = [];
    for (const parts of [[plain('x x x x')], [scan(30_000), plain('below')], [html(), scan(30_000)]])
      server.deliver(largeMail({ parts: [...parts, scan(30_000)] }));
    await mailbox.mailbox.close();
    const seen = deskMailbox(imapSettings(server, { maxMessageBytes: LIMIT }));
    await seen.mailbox.pass();
    await seen.mailbox.close();
    for (const { raw, receivedAt, folder, oversize } of seen.oversize) {
      if (!oversize) throw new Error('not taken as a large mail');
      const mail = await desk.read({ raw, receivedAt, folder, oversize });
      speaks.push('misread' in mail ? undefined : mail.commandText !== null);
    }
    expect(speaks).to.deep.equal([true, false, false]);
  });

  it('is not believed about its parts: what was fetched as text must say of itself that it is', async () => {
    const bytes = largeMail();
    const header = Buffer.from('Content-Type: multipart/mixed; boundary=x\r\n\r\n');
    const mail = await desk.read({
      raw: bytes.subarray(0, 2_000),
      receivedAt: given.now(),
      folder: 'inbox',
      oversize: { bytes: bytes.length, text: { header, speaks: true }, others: [] },
    });
    expect(mail).to.have.nested.property('misread.word', 'mime.syntax');
  });

  it('leaves what an address has shown of its origin as it was', async () => {
    await given.receive({ from: OFFICE, subject: 'クラウドデータ救出', text: 'クラウドデータ救出をお願いします。' });
    const asked = (await given.letters()).find(({ mail }) => mail.replyTo?.value[0]?.address?.includes('+'));
    const to = asked?.mail.replyTo?.value[0]?.address ?? '';
    expect(to).to.contain('+');
    const before = await desk.store.transaction((tx) => tx.originHistory(asked?.to ?? ''));
    server.deliver(largeMail({ from: asked?.to ?? '', to }));
    await mailbox.mailbox.pass();
    expect(outcomes[0]?.evidence.word).to.equal('auth.oversize');
    expect(await desk.store.transaction((tx) => tx.originHistory(asked?.to ?? ''))).to.deep.equal(before);
    expect([MORI, LEE, OFFICE]).to.include(asked?.to);
  });
});
