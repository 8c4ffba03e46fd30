/** The doctor on a real IMAP server over TLS, beside a relay that delivers to it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { doctorCommand } from '../../src/cli/doctor/doctor-command.ts';
import { pause } from '../../src/mailbox/connection/pause.ts';
import { type SandboxSmtpServer, startSmtpServer } from '../../src/sandbox/smtp-server.ts';
import { said } from '../cli/desk-on-disk.ts';
import { type Dovecot, startDovecot } from './dovecot.ts';

describe('The doctor on Dovecot', () => {
  const folder = mkdtempSync(join(tmpdir(), 'desk-doctor-'));
  let dovecot: Dovecot;
  let smtp: SandboxSmtpServer;

  before(async () => {
    dovecot = await startDovecot();
    const { key, cert } = dovecot.certificate;
    const tls = { key, cert, implicit: true };
    smtp = await startSmtpServer({ users: { desk: 'sandbox' }, tls, onMail: ({ raw }) => void dovecot.deliver(raw) });
    writeFileSync(join(folder, 'ca.pem'), cert);
    writeFileSync(
      join(folder, 'desk.yaml'),
      `desk: { address: desk@desk.example, name: { ja: 窓口, en: Support Desk }, opensOn: 2025-10-01 }
imap: { host: 127.0.0.1, port: ${dovecot.imapsPort}, tls: implicit, user: ${dovecot.user}, password: ${dovecot.password}, ca: ca.pem }
smtp: { host: 127.0.0.1, port: ${smtp.port}, tls: implicit, user: desk, password: sandbox, ca: ca.pem }
database: sqlite:./desk.sqlite
secretKey: 0123456789abcdef0123456789abcdef
staff: [{ name: 森 一郎, address: mori@staff.desk.example, language: ja, signers: [staff.desk.example] }]
forms: [{ layout: identity-service, from: no-reply@form.desk.example, signers: [form.desk.example] }]
`,
      { mode: 0o600 },
    );
  });
  after(async () => {
    await smtp?.close();
    await dovecot?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('finds MOVE, IDLE and UIDPLUS, makes the folders, tells the time, and takes its own mail away again', async () => {
    const aSecond = () => pause(200, new AbortController().signal);
    const { code, out } = await said(() => doctorCommand({ config: join(folder, 'desk.yaml'), aSecond }));
    expect(out, out).to.not.match(/^[✘~]/m);
    for (const words of ['has MOVE', 'has IDLE', 'has UIDPLUS', 'are there', 'agree on the time', 'has been kept'])
      expect(out).to.include(words);
    expect(code).to.equal(0);
    const left = await dovecot.asPerson(async (client) => {
      const counts: number[] = [];
      const folders = (await client.list()).filter(
        ({ flags }) => !flags.has('\\Noselect') && !flags.has('\\NonExistent'),
      );
      for (const { path } of folders) counts.push((await client.mailboxOpen(path)).exists);
      return counts;
    });
    expect(left).to.deep.equal([0, 0, 0]);
  });
});
