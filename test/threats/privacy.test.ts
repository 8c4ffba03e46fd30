/** Threats V01, V02 and V05 to V08: what leaks, where nobody meant to write it. V03 is formulas.test.ts, V04 retention.test.ts. */
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { backupCommand } from '../../src/cli/backup-command.ts';
import { exportTickets } from '../../src/cli/tickets/export-tickets.ts';
import { reportTicket } from '../../src/cli/tickets/report-ticket.ts';
import { verifyAuditCommand } from '../../src/cli/verify-audit-command.ts';
import { journey } from '../../src/journey.ts';
import { type DeskOnDisk, deskOnDisk, said } from '../cli/desk-on-disk.ts';
import { openDeskOnServers } from '../journey/daemon-on-servers.ts';
import {
  type DeskInMemory,
  LEE,
  OFFICE,
  openDeskInMemory,
  REQUEST,
  rawMail,
  reply,
  theLetter,
} from '../journey/desk-in-memory.ts';
import { handOn, ON_SQLITE } from '../store/fresh-database.ts';
import { CANARIES, CANARY_REQUEST, canariesIn, PrivateDesk } from './private-desk.ts';

const RECEIVED = '2026-06-03T01:00:00.000Z';

describe('V01: the log of the daemon', function () {
  this.timeout(120_000);

  it('has no canary of two hundred mails, of refused letters or of exceptions that quote them', async () => {
    const quoting = `550 no mailbox ${CANARIES.contact} for ${CANARIES.name}`;
    const desk = await openDeskOnServers({
      behave: { recipient: (to) => (to === CANARIES.contact ? { code: 550, text: quoting } : undefined) },
    });
    try {
      // A mail from before the first start is nobody's.
      const daemon = await desk.start();
      for (let n = 0; n < 190; n++) {
        desk.deliver({
          from: `"${CANARIES.name}" <qzcontact${n}@qzmailbox.example>`,
          subject: `${CANARIES.subject} ${n}`,
          text: `${CANARIES.reason} ${CANARIES.account}`,
          headers: [`References: <${CANARIES.words}.${n}@qzmailbox.example>`, `X-Note: ${CANARIES.note}`],
        });
      }
      for (let n = 0; n < 10; n++)
        desk.deliver({ from: OFFICE, subject: `データ救出 ${CANARIES.subject} ${n}`, text: `${CANARY_REQUEST}\n${n}` });
      await desk.until(() => desk.lines.filter(({ message }) => message === 'mail').length >= 200);
      await desk.until(() => desk.sent.some(({ mail }) => mail.text?.includes(CANARIES.account)));

      const hand = await handOn(configured(desk.configFile));
      await hand.sql('ALTER TABLE ticket RENAME TO moved_aside');
      desk.deliver({ from: OFFICE, subject: `データ救出 ${CANARIES.subject} last`, text: `${CANARY_REQUEST}\nlast` });
      await desk.until(() => desk.lines.some(({ level }) => level === 'error'));
      await hand.sql('ALTER TABLE moved_aside RENAME TO ticket');
      await hand.end();
      await daemon.stop();
      const logged = Buffer.from(desk.lines.map((line) => JSON.stringify(line)).join('\n'));
      expect(canariesIn(logged, [...Object.values(CANARIES), 'qzcontact', 'qzmailbox', OFFICE, LEE])).to.deep.equal([]);
      expect(new Set(desk.lines.map(({ level }) => level))).to.include.keys('info', 'error');
    } finally {
      await desk.close();
    }
  });
});

/** The database that a configuration file names. */
function configured(file: string): string {
  return /^database: (\S+)$/m.exec(readFileSync(file, 'utf8'))?.[1] ?? '';
}

describe('V02: an attachment', () => {
  it('is read past: nothing of it is in the database or its journals, and nothing in a letter', async () => {
    const desk = await PrivateDesk.open();
    try {
      const canary = 'qzattachedword '.repeat(40);
      const part = (type: string, body: string, more = '') =>
        `--edge\r\nContent-Type: ${type}\r\nContent-Transfer-Encoding: base64\r\n${more}\r\n${Buffer.from(body).toString('base64')}\r\n`;
      const raw = [
        'Authentication-Results: mx.desk.example; dkim=pass header.d=eng.office.example',
        ...[
          `From: ${OFFICE}`,
          'To: desk@desk.example',
          'Subject: cloud data salvage',
          'Date: Wed, 03 Jun 2026 01:00:00 +0000',
        ],
        ...[
          'Message-ID: <attached@mail.example>',
          'MIME-Version: 1.0',
          'Content-Type: multipart/mixed; boundary=edge',
          '',
        ],
        part('text/plain; charset=utf-8', REQUEST),
        part('image/png', canary, 'Content-Disposition: attachment; filename=card.png\r\n'),
        part('text/plain', canary, 'Content-Disposition: attachment; filename=qznote.txt\r\n'),
        '--edge--\r\n',
      ].join('\r\n');
      expect((await desk.memory.receiveRaw(raw)).tickets).to.have.length(1);
      expect(canariesIn(await desk.kept(), ['qzattachedword'])).to.deep.equal([]);
      const letters = await desk.memory.letters();
      expect(letters.filter(({ text }) => text.includes('qzattachedword'))).to.deep.equal([]);
    } finally {
      await desk.close();
    }
  });
});

describe('V05: files with personal data', () => {
  it('are for this user alone, whatever the umask: database, journals, backup, export and report', async () => {
    const umask = process.umask(0);
    const folder = mkdtempSync(join(tmpdir(), 'private-'));
    let place: DeskOnDisk | null = null;
    try {
      place = await deskOnDisk();
      const { config, database, withDesk } = place;
      const raw = Buffer.from(rawMail({ from: OFFICE, subject: 'クラウドデータ救出', text: REQUEST }, RECEIVED));
      const modes = await withDesk(async (desk) => {
        const { tickets } = await journey({ raw, receivedAt: RECEIVED, folder: 'inbox' }, desk);
        const path = (name: string) => join(folder, name);
        await said(() => backupCommand(path('backup.sqlite'), { config }));
        await said(() => exportTickets({ config, csv: true, out: path('tickets.csv') }));
        await said(() => reportTicket(tickets[0] ?? '', { config, out: path('report.html') }));
        const main = database.replace('sqlite:', '');
        const files = ON_SQLITE ? [main, `${main}-wal`, `${main}-shm`] : [];
        return [...files, ...['backup.sqlite', 'tickets.csv', 'report.html'].map(path)].map(
          (file) => statSync(file).mode & 0o777,
        );
      });
      expect(modes).to.have.length(ON_SQLITE ? 6 : 3);
      expect(new Set(modes)).to.deep.equal(new Set([0o600]));
    } finally {
      process.umask(umask);
      await place?.close();
      rmSync(folder, { recursive: true });
    }
  });
});

describe('V06: the tokens of letters', () => {
  it('stand nowhere once their letters have left: no cell of any table holds one, nor its plain hash', async () => {
    const desk = await PrivateDesk.open();
    try {
      await desk.receive({ from: OFFICE, subject: 'クラウドデータ救出', text: CANARY_REQUEST });
      const letters = await desk.memory.letters();
      const tokens = letters.flatMap(
        ({ mail }) => /\+t([a-z2-7]{26})@/.exec(mail.replyTo?.value[0]?.address ?? '')?.[1] ?? [],
      );
      expect(tokens.length).to.be.above(2);
      await desk.memory.send();
      expect(canariesIn(await desk.cells(), tokens)).to.deep.equal([]);
      const { createHash } = await import('node:crypto');
      const hashes = tokens.map((token) => createHash('sha256').update(token).digest('hex'));
      expect(canariesIn(await desk.cells(), hashes)).to.deep.equal([]);
    } finally {
      await desk.close();
    }
  });
});

describe('V07: whether somebody has applied before', () => {
  let desk: DeskInMemory;
  beforeEach(async () => {
    desk = await openDeskInMemory();
  });
  afterEach(() => desk.close());

  /** Letters to anybody but staff, without what differs in every letter: number, date and account. */
  async function heard(account: string): Promise<string[]> {
    const staff = '@staff.desk.example';
    return (await desk.newLetters())
      .filter(({ to }) => !to.endsWith(staff))
      .map(({ to, template, subject, text }) => `${to} ${template}\n${subject}\n${text}`)
      .map((letter) => letter.replaceAll(/CDS-2026-\d{4}-\w/g, 'NUMBER').replaceAll(account, 'ACCOUNT'));
  }

  it('is told to no office and no applicant: the answer to a used right is the answer to a fresh one', async () => {
    await desk.receive({ from: OFFICE, subject: 'クラウドデータ救出', text: REQUEST });
    const review = theLetter(await desk.newLetters(), 'review', LEE);
    await desk.receive(reply(review, 'SET revoked_on 2026-04-01\nAPPROVE'));
    await desk.send();
    await desk.settle();
    desk.pass(31);
    await desk.settle();
    await desk.desk.store.transaction(async (tx) => {
      expect(await tx.entitlementsUsed('9900000101', 'another')).to.have.length(2);
    });
    await desk.newLetters();

    const ask = (account: string) =>
      desk.receive({
        from: OFFICE,
        subject: 'クラウドデータ救出',
        text: `再度\n${REQUEST.replace('9900000101', account)}`,
      });
    await ask('9900000101');
    const used = await heard('9900000101');
    await ask('9900000188');
    const fresh = await heard('9900000188');
    expect(used).to.have.length(2);
    expect(used).to.deep.equal(fresh);
  });

  it('cannot be asked by a stranger: a number that exists and one that does not are both met with silence', async () => {
    const { tickets } = await desk.receive({ from: OFFICE, subject: 'クラウドデータ救出', text: REQUEST });
    await desk.newLetters();
    for (const number of [tickets[0] ?? '', 'CDS-2026-0042-K']) {
      await desk.receive({ from: 'curious@elsewhere.example', subject: `[${number}]`, text: 'STATUS' });
      expect(await heard('')).to.deep.equal([]);
    }
  });
});

describe('V08: an audit row that somebody has edited', () => {
  it('is named by verify-audit, before and after an erasure', async () => {
    const place = await deskOnDisk();
    try {
      const raw = Buffer.from(rawMail({ from: OFFICE, subject: 'クラウドデータ救出', text: REQUEST }, RECEIVED));
      await place.withDesk((desk) => journey({ raw, receivedAt: RECEIVED, folder: 'inbox' }, desk));
      const verify = () => said(() => verifyAuditCommand(place));
      const [row] = await place.sql('SELECT word FROM audit WHERE seq = 2');
      await place.sql("UPDATE audit SET word = 'withdrawn' WHERE seq = 2");
      expect((await verify()).err).to.include('broken at row 2:');
      await place.sql(`UPDATE audit SET word = '${row?.word}' WHERE seq = 2`);
      await place.sql("UPDATE ticket SET state = 'withdrawn'");
      await place.sql("UPDATE outbox SET state = 'accepted', bytes = NULL");
      const [ticket] = await place.sql('SELECT id FROM ticket');
      const erased = await place.withDesk(({ store }) =>
        store.eraseTicket(String(ticket?.id), { at: RECEIVED, who: 'root' }),
      );
      expect([erased, (await verify()).code]).to.deep.equal(['erased', 0]);
      const [last] = await place.sql("SELECT seq FROM audit WHERE word = 'event-erased' ORDER BY seq DESC");
      await place.sql(`UPDATE audit SET detail = 'x' WHERE seq = ${last?.seq}`);
      expect((await verify()).err).to.match(/broken at row \d+:/);
    } finally {
      await place.close();
    }
  });
});
