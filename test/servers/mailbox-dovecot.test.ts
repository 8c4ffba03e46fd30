/** The mailbox on a real Dovecot. */
import { expect } from 'chai';
import type { ImapFlow } from 'imapflow';
import { pause } from '../../src/mailbox/connection/pause.ts';
import type { ImapSettings } from '../../src/mailbox/mailbox-settings.ts';
import { deskMailbox, imapSettings, mail, subjects } from '../mailbox/desk-mailbox.ts';
import { placementsInMemory } from '../mailbox/placements-in-memory.ts';
import { type Dovecot, startDovecot } from './dovecot.ts';

describe('the mailbox on Dovecot', () => {
  let dovecot: Dovecot;
  const leaving = new Set<() => Promise<void>>();

  const settings = (changes: Partial<ImapSettings> = {}): ImapSettings =>
    imapSettings(
      { host: dovecot.host, port: dovecot.imapsPort },
      { tls: 'implicit', ca: dovecot.certificate.cert, user: dovecot.user, password: dovecot.password, ...changes },
    );
  function desk(...given: Parameters<typeof deskMailbox>) {
    const made = deskMailbox(...given);
    leaving.add(() => made.mailbox.close());
    return made;
  }
  function attend(...given: Parameters<typeof deskMailbox>) {
    const made = deskMailbox(...given);
    const stop = new AbortController();
    const ended = made.mailbox.run(stop.signal);
    leaving.add(async () => {
      stop.abort();
      await ended;
    });
    return made;
  }
  const inFolder = (path: string) =>
    dovecot.asPerson(async (client) => {
      const folder = await client.mailboxOpen(path, { readOnly: true });
      if (folder.exists === 0) return [];
      const mails = await client.fetchAll('1:*', { source: true, flags: true });
      return mails.map(({ source, flags }) => ({
        raw: source ?? Buffer.alloc(0),
        flags: [...(flags ?? [])].filter((flag) => flag !== '\\Recent'),
      }));
    });
  const inInbox = async (act: (client: ImapFlow) => Promise<unknown>) =>
    dovecot.asPerson(async (client) => {
      await client.mailboxOpen('INBOX');
      await act(client);
    });

  beforeEach(async () => {
    dovecot = await startDovecot();
  });
  afterEach(async () => {
    for (const leave of leaving) await leave();
    leaving.clear();
    await dovecot.stop();
  });

  it('takes mails delivered by LMTP over verified TLS, and files them into folders that it creates', async () => {
    for (const subject of ['DONE 1', 'QUARANTINE 1', 'DONE 2']) await dovecot.deliver(mail(subject));
    const { mailbox, taken } = desk(settings());
    await mailbox.pass();
    expect(taken[0]?.raw.toString().slice(0, 12)).to.equal('Return-Path:');
    expect(taken[0]?.raw.toString()).to.contain('Received: from').and.to.contain('お世話になっております。');
    expect(Math.abs(Date.now() - Date.parse(taken[0]?.receivedAt ?? ''))).to.be.lessThan(60_000);
    expect(subjects(await inFolder('Salvage.Done'))).to.deep.equal(['DONE 1', 'DONE 2']);
    expect(subjects(await inFolder('Salvage.Quarantine'))).to.deep.equal(['QUARANTINE 1']);
    const subscribed = await dovecot.asPerson(async (client) =>
      (await client.list()).filter((folder) => folder.subscribed).map(({ path }) => path),
    );
    expect(subscribed).to.include.members(['Salvage.Done', 'Salvage.Quarantine']);
  });

  it('does not trust a certificate that nobody named', async () => {
    const { ca: _, ...untrusting } = settings();
    const failure = await desk(untrusting)
      .mailbox.connect()
      .catch((error: { code?: string }) => error.code);
    expect(failure).to.equal('DEPTH_ZERO_SELF_SIGNED_CERT');
  });

  it('leaves mails of others with their flags and UIDs as they are', async () => {
    for (const subject of ['unread', 'read', 'deleted by a person']) await dovecot.deliver(mail(subject));
    await inInbox((client) => client.messageFlagsAdd('2', ['\\Seen', '\\Flagged', 'Personal']));
    await inInbox((client) => client.messageFlagsAdd('3', ['\\Deleted']));
    await dovecot.deliver(mail('DONE 1'));
    const before = await inFolder('INBOX');
    await desk(settings()).mailbox.pass();
    expect(await inFolder('INBOX')).to.deep.equal(before.slice(0, 3));
    expect(before.map(({ flags }) => flags.sort())).to.deep.equal([
      [],
      ['Personal', '\\Flagged', '\\Seen'],
      ['\\Deleted'],
      [],
    ]);
  });

  it('takes a mail that arrives while it idles', async () => {
    const { until, store, taken } = attend(settings());
    await until(() => store.passes.length === 1);
    await dovecot.deliver(mail('DONE 1'));
    await until(() => store.passes.length === 2);
    expect(subjects(taken)).to.deep.equal(['DONE 1']);
    expect(subjects(await inFolder('INBOX'))).to.deep.equal([]);
  });

  it('survives a restart of the server', async () => {
    const { until, store, taken, lines } = attend(settings(), {
      pause: (milliseconds, signal) => pause(Math.min(milliseconds, 100), signal),
    });
    await until(() => store.passes.length === 1);
    await dovecot.restart();
    await dovecot.deliver(mail('DONE 1'));
    await until(() => taken.length === 1 && store.passes.length >= 2);
    expect(lines.filter(({ level }) => level === 'warn').length).to.be.greaterThan(0);
    expect(subjects(await inFolder('Salvage.Done'))).to.deep.equal(['DONE 1']);
  });

  it('offers every mail once more when UIDVALIDITY has changed, and only then', async () => {
    await dovecot.deliver(mail('other'));
    const store = placementsInMemory();
    await desk(settings(), { store }).mailbox.pass();
    await dovecot.restart();
    const same = desk(settings(), { store });
    await same.mailbox.pass();
    await dovecot.restart(() => dovecot.changeUidValidity());
    const changed = desk(settings(), { store });
    await changed.mailbox.pass();
    expect([same.taken.length, changed.taken.length]).to.deep.equal([0, 1]);
    // Where it stood before is forgotten.
    expect(store.all.length).to.equal(1);
  });

  it('takes what a person moves from the inbox into the intake folder, by the next poll', async () => {
    await dovecot.asPerson((client) => client.mailboxCreate(['Salvage', 'Intake']));
    await dovecot.deliver(mail('other'));
    const { until, store, taken, mailbox } = attend(settings());
    await until(() => store.passes.length >= 1);
    await inInbox((client) => client.messageMove('1', ['Salvage', 'Intake']));
    mailbox.nudge();
    await until(() => taken.length === 2);
    expect(taken.map(({ folder }) => folder)).to.deep.equal(['inbox', 'intake']);
  });

  it('works over STARTTLS', async () => {
    await dovecot.deliver(mail('DONE 1'));
    const { mailbox, taken } = desk(settings({ tls: 'starttls', port: dovecot.imapPort }));
    await mailbox.pass();
    expect(subjects(taken)).to.deep.equal(['DONE 1']);
  });

  it('says what is wrong when the password is refused, and does not end', async () => {
    const { until, lines, pauses } = attend(settings({ password: 'wrong-word' }));
    await until(() => pauses.length === 1);
    expect(lines[0]).to.deep.include({ level: 'error', fields: { code: 'AUTHENTICATIONFAILED' } });
    expect(lines[0]?.message).to.contain('refuses imap.user or imap.password');
    expect(JSON.stringify(lines)).not.to.contain('wrong-word');
  });

  it('creates its folder again when a person has removed it', async () => {
    const { mailbox } = desk(settings());
    await mailbox.pass();
    await dovecot.asPerson((client) => client.mailboxDelete(['Salvage', 'Done']));
    await dovecot.deliver(mail('DONE 1'));
    expect((await mailbox.pass()).unfiled).to.equal(0);
    expect(subjects(await inFolder('Salvage.Done'))).to.deep.equal(['DONE 1']);
  });

  it('takes a thousand mails without leaving one out', async () => {
    const sent = Array.from({ length: 1_000 }, (_, number) => `DONE ${number}`);
    await dovecot.asPerson(async (client) => {
      for (const subject of sent) await client.append('INBOX', mail(subject, 'x'.repeat(3_000)));
    });
    const { mailbox, taken } = desk(settings());
    const report = await mailbox.pass();
    expect(report).to.include({ placed: 1_000, untaken: 0, unfiled: 0, complete: true });
    expect(subjects(taken)).to.deep.equal(sent);
    expect((await inFolder('Salvage.Done')).length).to.equal(1_000);
  });
});
