import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { type ParsedMail, simpleParser } from 'mailparser';
import { loadConfig } from '../../src/config/file.ts';
import { type Daemon, startDaemon } from '../../src/daemon.ts';
import { answerTo, delivered, demoMail } from '../../src/sandbox/demo-mails.ts';
import { type SandboxSmtpServer, startSmtpServer } from '../../src/sandbox/smtp-server.ts';
import { type Dovecot, startDovecot } from './dovecot.ts';

const TARO = { address: 'taro@staff.desk.example', name: '山田 太郎' };
const HANAKO = 'hanako.reiji@mailbox.example';
const DAY = 86_400_000;
const SILENT = { info: () => {}, warn: () => {}, error: () => {} };

function configuration(dovecot: Dovecot, smtp: SandboxSmtpServer, folder: string): string {
  return `
desk: { address: desk@desk.example, name: { ja: サポート窓口, en: Support Desk } }
imap: { host: 127.0.0.1, port: ${dovecot.imapsPort}, tls: implicit, user: ${dovecot.user}, password: ${dovecot.password}, ca: ca.pem, pollSeconds: 1 }
smtp: { host: 127.0.0.1, port: ${smtp.port}, tls: implicit, user: desk, password: sandbox, ca: ca.pem }
database: sqlite:${join(folder, 'desk.sqlite')}
secretKey: ${randomBytes(32).toString('hex')}
staff: [{ name: ${TARO.name}, address: ${TARO.address}, language: ja, signers: [staff.desk.example] }]
offices:
  - { id: eng, name: { ja: 工学系学務課, en: Engineering }, address: gakumu@eng.desk.example, language: ja, signers: [eng.desk.example] }
forms: [{ layout: identity-service, from: no-reply@identification.desk.example, signers: [identification.desk.example] }]
trust: { authservId: mx.desk.example, receivedBy: [${hostname()}] }
policy: { coolingOffMinutes: 0.01 }
`;
}

describe('The whole way on real servers: IMAPS and LMTP of Dovecot, SMTP over TLS', () => {
  const folder = mkdtempSync(join(tmpdir(), 'desk-whole-way-'));
  const letters: { to: string; mail: ParsedMail }[] = [];
  const waiting = new Set<() => void>();
  let dovecot: Dovecot;
  let smtp: SandboxSmtpServer;
  let daemon: Daemon;

  before(async () => {
    dovecot = await startDovecot();
    const { key, cert } = dovecot.certificate;
    smtp = await startSmtpServer({
      users: { desk: 'sandbox' },
      tls: { key, cert, implicit: true },
      onMail: async ({ envelope, raw }) => {
        letters.push({ to: envelope.to.join(), mail: await simpleParser(raw, { skipTextToHtml: true }) });
        for (const look of waiting) look();
      },
    });
    writeFileSync(join(folder, 'ca.pem'), cert);
    writeFileSync(join(folder, 'desk.yaml'), configuration(dovecot, smtp, folder));
    daemon = await startDaemon(loadConfig(join(folder, 'desk.yaml')), { log: SILENT });
  });

  after(async () => {
    await daemon?.stop();
    await smtp?.close();
    await dovecot?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Resolves when a letter to `to` has a subject that fits. */
  function letter(to: string, subject: RegExp): Promise<ParsedMail> {
    return new Promise((resolve) => {
      const look = () => {
        const found = letters.find((one) => one.to === to && subject.test(one.mail.subject ?? ''));
        if (!found) return;
        waiting.delete(look);
        resolve(found.mail);
      };
      waiting.add(look);
      look();
    });
  }

  it('an office’s request becomes a ticket, is decided by reply, and the applicant has a week', async () => {
    await dovecot.deliver(delivered(demoMail('office-ja', new Date())));
    const review = await letter(TARO.address, /要判断/);
    expect((await letter(HANAKO, /受け付け/)).headers.get('auto-submitted')).to.equal('auto-replied');

    const revokedOn = new Date(Date.now() - 30 * DAY).toISOString().slice(0, 10);
    const words = `お疲れ様です。\n訂正 失効日 ${revokedOn}\n承認\nよろしくお願いいたします。`;
    await dovecot.deliver(delivered(answerTo(review, TARO, words, new Date())));
    await letter(TARO.address, /記録しました/);
    await letter(HANAKO, /許可/);

    const work = await letter(TARO.address, /アクセスの提供/);
    await dovecot.deliver(delivered(answerTo(work, TARO, '提供しました。', new Date())));
    expect((await letter(HANAKO, /準備ができました/)).text).to.match(/終了：\d{4}年\d+月\d+日/);

    const [ticket] = await daemon.desk.store.tickets();
    expect(ticket?.state).to.equal('access-open');
    expect(await daemon.desk.store.verifyAudit()).to.equal(null);
  });

  it('a form’s notification is acknowledged at once; one without proof is quarantined and staff hear of it', async () => {
    await dovecot.deliver(delivered(demoMail('form', new Date())));
    await letter('nanami@post.example', /受け付け/);
    const forged = delivered(demoMail('form', new Date()))
      .toString()
      .replace(/^Authentication-Results:.*\r\n/, '');
    await dovecot.deliver(forged.replace('9900000707', '9900000999'));
    await letter(TARO.address, /要確認/);
    expect(await daemon.desk.store.tickets()).to.have.length(2);
  });

  it('a mail of other people stays in the inbox, unread, while ours are filed away', async () => {
    await dovecot.deliver('From: friend@home.example\r\nTo: desk@desk.example\r\nSubject: lunch\r\n\r\nToday?\r\n');
    await dovecot.deliver(delivered({ ...demoMail('office-en', new Date()), from: 'gakumu@eng.desk.example' }));
    await letter('john.sample@inbox.example', /received/);
    await daemon.stop();
    const found = await dovecot.asPerson(async (client) => {
      const inbox = await client.mailboxOpen('INBOX');
      const left = await client.fetchAll('1:*', { envelope: true, flags: true });
      const folders = await client.list();
      // The server divides names in its own way: Salvage.Done or Salvage/Done.
      const count = async (name: string) => {
        const path = folders.find((one) => one.path.endsWith(name))?.path ?? '';
        const status = await client.status(path, { messages: true });
        return status === false ? undefined : status.messages;
      };
      return {
        inbox: inbox.exists,
        subject: left[0]?.envelope?.subject,
        flags: [...(left[0]?.flags ?? [])],
        done: await count('Done'),
        quarantine: await count('Quarantine'),
      };
    });
    expect(found).to.deep.equal({ inbox: 1, subject: 'lunch', flags: [], done: 5, quarantine: 1 });
  });
});
