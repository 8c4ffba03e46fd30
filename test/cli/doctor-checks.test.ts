/** Each check of the doctor: what it says when all is well, and what is to be done when not. */
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect } from 'chai';
import { doctorCommand } from '../../src/cli/doctor/doctor-command.ts';
import { startSmtpServer } from '../../src/sandbox/smtp-server.ts';
import { type DeskOnDisk, deskOnDisk, type OnTheWay, said } from './desk-on-disk.ts';

const TRUST = 'trust: { authservId: mx.desk.example, receivedBy: [mx.desk.example] }\n';

describe('The checks of the doctor', () => {
  let place: DeskOnDisk;
  const open = async (more = '', onTheWay?: OnTheWay) => {
    place = await deskOnDisk(TRUST + more, onTheWay);
  };
  afterEach(() => place.close());
  const doctor = () => said(() => doctorCommand({ config: place.config, aSecond: async () => {} }));
  const edit = (from: string | RegExp, to: string) =>
    writeFileSync(place.config, readFileSync(place.config, 'utf8').replace(from, to));

  it('find all well on a desk that is, end with 0, and leave nothing behind in the mailbox', async () => {
    await open();
    const { code, out } = await doctor();
    expect(out).to.not.match(/^[✘~]/m);
    for (const words of [
      'The database is whole',
      'The audit chain holds',
      'Every letter was written once for trial',
      'The IMAP server takes the login',
      'The server has MOVE',
      'Salvage/Done and Salvage/Quarantine are there',
      'agree on the time',
      'a plus-address of the desk has arrived',
      'Its Message-ID has been kept',
    ])
      expect(out).to.include(words);
    expect(code).to.equal(0);
    expect(place.imap.mails('INBOX').concat(place.imap.mails('Salvage/Quarantine'))).to.deep.equal([]);
  });

  it('a desk without deciders, offices and forms', async () => {
    await open();
    edit('language: ja, signers: [staff.desk.example]', 'language: ja, role: helper');
    edit(/offices:\n.*\nforms:\n.*\n/, '');
    const { code, out } = await doctor();
    expect(out).to.include('✘ Nobody on staff is a decider').and.include('✘ Neither offices nor forms');
    expect(code).to.equal(1);
  });

  it('secrets that others may read', async () => {
    await open();
    const secret = join(dirname(place.config), 'key');
    writeFileSync(secret, '0123456789abcdef0123456789abcdef\n', { mode: 0o600 });
    edit('secretKey: 0123456789abcdef0123456789abcdef', 'secretKey: { file: key }');
    expect((await doctor()).out).to.include(`✔ secretKey: only its owner may read ${secret}`);
    chmodSync(secret, 0o640);
    expect((await doctor()).out).to.include(`! secretKey: the group of ${secret} may read it (mode 0640)`);
    chmodSync(secret, 0o644);
    const { code, out } = await doctor();
    expect(out).to.include(`✘ secretKey: everybody on this machine may read ${secret}`).and.include('chmod 600');
    expect(out).to.include('! imap.password stands in');
    expect(code).to.equal(1);
    expect(out).to.not.include('0123456789abcdef');
  });

  it('an audit chain that somebody has changed', async () => {
    await open();
    await place.withDesk((desk) =>
      desk.store.transaction((tx) => tx.audit('seen', { ticket: 'T1', mail: null }, desk.clock())),
    );
    await place.sql("UPDATE audit SET word = 'changed'");
    const { code, out } = await doctor();
    expect(out).to.include('✘ The audit chain is broken at row 1');
    expect(code).to.equal(1);
  });

  it('a template with a mistake is named before anything else', async () => {
    await open('templates: ./mine\n');
    const folder = join(dirname(place.config), 'mine', 'letters', 'en');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'acknowledgement.hbs'), 'Received {{nothing.like.this}}\n\ntext\n');
    const failure = await doctor().catch((error: Error) => error.message);
    expect(failure).to.include('acknowledgement.hbs');
  });

  it('an inbox of another name', async () => {
    await open();
    edit('password: secret }', 'password: secret, inbox: Eingang }');
    const { code, out } = await doctor();
    expect(out).to.include('✘ There is no folder Eingang').and.include('INBOX');
    expect(code).to.equal(1);
  });

  it('a relay that gives mails another Message-ID', async () => {
    await open('', (raw) => raw.toString().replace(/^Message-ID: .*$/m, 'Message-ID: <another@relay.example>'));
    const { code, out } = await doctor();
    expect(out).to.include('! The relay has put another Message-ID');
    expect(code).to.equal(0);
  });

  it('a plus-address that does not reach the mailbox', async () => {
    await open('', () => null);
    const { code, out } = await doctor();
    expect(out).to.include('✘ The mail has not arrived').and.include('desk.subaddress: false');
    expect(code).to.equal(1);
  });

  it('a relay that refuses the password is wrong; one that is down is weather', async () => {
    await open();
    edit(/(smtp:.*password: )secret/, '$1wrong');
    const refused = await doctor();
    expect(refused.out).to.include('✘ The relay 127.0.0.1').and.include('refuses smtp.user or smtp.password');
    expect(refused.code).to.equal(1);
    await place.smtp.close();
    const down = await doctor();
    expect(down.out).to.include('~ The relay 127.0.0.1').and.include('or try again later');
    expect(down.code).to.equal(75);
  });

  it('a relay with no connection to spare while the daemon has its own', async () => {
    await open();
    const full = await startSmtpServer({
      users: { desk: 'secret' },
      behave: { mail: () => ({ code: 432, text: '4.3.2 Concurrent connections limit exceeded' }) },
    });
    try {
      edit(/(smtp:.*port: )\d+/, `$1${full.port}`);
      const { code, out } = await doctor();
      expect(out).to.include('~ The relay 127.0.0.1').and.include('smtp.connections');
      expect(code).to.equal(75);
    } finally {
      await full.close();
    }
  });

  it('a relay that refuses a plus-address as envelope sender, until the envelope is plain', async () => {
    await open();
    const strict = await startSmtpServer({
      users: { desk: 'secret' },
      behave: { mail: (from) => (from.includes('+') ? { code: 553 } : undefined) },
      onMail: ({ raw }) => place.imap.deliver(raw),
    });
    try {
      edit(/(smtp:.*port: )\d+/, `$1${strict.port}`);
      const refused = await doctor();
      expect(refused.out).to.include('✘ The relay 127.0.0.1').and.include('set smtp.envelope: plain');
      expect(refused.code).to.equal(1);
      edit(/(smtp:.*password: secret)/, '$1, envelope: plain');
      const { code, out } = await doctor();
      expect(out).to.include('✔ The relay 127.0.0.1').and.include('Its Message-ID has been kept');
      expect(code).to.equal(0);
    } finally {
      await strict.close();
    }
  });

  it('a clock that is an hour from the server’s', async () => {
    await open();
    const clock = () => new Date(Date.now() + 3_600_000).toISOString();
    const { code, out } = await said(() => doctorCommand({ config: place.config, aSecond: async () => {}, clock }));
    expect(out).to.match(/✘ This machine is 3\d{3} s ahead of the IMAP server/);
    expect(code).to.equal(1);
  });
});
