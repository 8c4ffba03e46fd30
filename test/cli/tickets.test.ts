/** What an operator sees of tickets: lists, exports, reports and numbers. */
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { HtmlValidate } from 'html-validate';
import { statsCommand } from '../../src/cli/statistics/stats-command.ts';
import { exportTickets } from '../../src/cli/tickets/export-tickets.ts';
import { listTickets } from '../../src/cli/tickets/list-tickets.ts';
import { reportTicket } from '../../src/cli/tickets/report-ticket.ts';
import { showTicket } from '../../src/cli/tickets/show-ticket.ts';
import { journey } from '../../src/journey.ts';
import { OFFICE, REQUEST, rawMail } from '../journey/desk-in-memory.ts';
import { csvRows } from './csv-rows.ts';
import { type DeskOnDisk, deskOnDisk, said } from './desk-on-disk.ts';

const EVIL = '=HYPERLINK("http://evil.example")<script>alert(1)</script>';

describe('salvage-desk tickets', () => {
  let place: DeskOnDisk;
  let folder: string;
  before(async () => {
    place = await deskOnDisk();
    folder = mkdtempSync(join(tmpdir(), 'tickets-'));
    const first = REQUEST.replace('査読中', `${EVIL} 査読中`);
    const second = REQUEST.replace('9900000101', '9900000102').replace('両方', 'OneDrive');
    for (const [text, at] of [
      [first, '2026-06-03T01:00:00.000Z'],
      [second, '2026-07-01T15:30:00.000Z'],
      [REQUEST.replace('9900000101', '9900000103'), '2026-07-09T01:00:00.000Z'],
    ] as const) {
      const raw = Buffer.from(rawMail({ from: OFFICE, subject: 'クラウドデータ救出', text }, at));
      await place.withDesk((desk) => journey({ raw, receivedAt: at, folder: 'inbox' }, desk));
    }
    await place.sql("UPDATE ticket SET state = 'withdrawn' WHERE id LIKE '%0001%'");
  });
  after(async () => {
    rmSync(folder, { recursive: true });
    await place.close();
  });

  const list = (choice: object = {}) => said(() => listTickets({ config: place.config, ...choice }));
  const numbers = ({ out }: { out: string }) => [...out.matchAll(/-(000\d)-/g)].map(([, number]) => number);

  describe('list', () => {
    it('has what is to be done first at the top with its day, what has ended at the end, and nothing personal', async () => {
      expect(numbers(await list())).to.deep.equal(['0002', '0003', '0001']);
      expect((await list()).out).to.match(/-0002-.* by 2026-\d\d-/);
      expect((await list()).out).to.not.include('9900000101');
    });

    it('shows, as `show` and `report` do, times where the desk stands, by which days are chosen too', async () => {
      const { out } = await list({ since: '2026-07-02', until: '2026-07-02' });
      expect(out).to.include('2026-07-02 00:30').and.include('in Asia/Tokyo');
      const [second] = await place.sql("SELECT id FROM ticket WHERE id LIKE '%0002%'");
      const id = String(second?.id);
      const shown = await said(() => showTicket(id, { config: place.config }));
      const report = await said(() => reportTicket(id, { config: place.config }));
      for (const page of [out, shown.out, report.out])
        expect(page)
          .to.include('2026-07-02 00:30')
          .and.not.match(/\d:\d\d\.\d{3}Z/);
    });

    it('chooses by state, service, route, day of receipt where the desk stands, and by being open', async () => {
      expect(numbers(await list({ state: 'withdrawn' }))).to.deep.equal(['0001']);
      expect(numbers(await list({ service: 'eccs' }))).to.deep.equal(['0003', '0001']);
      expect(numbers(await list({ route: 'form' }))).to.deep.equal([]);
      expect(numbers(await list({ since: '2026-07-02' }))).to.deep.equal(['0002', '0003']);
      expect(numbers(await list({ since: '2026-07-01', until: '2026-07-02' }))).to.deep.equal(['0002']);
      expect(numbers(await list({ open: true }))).to.deep.equal(['0002', '0003']);
    });

    it('says what is allowed for what it does not know', async () => {
      for (const [choice, word] of [
        [{ state: 'aproved' }, 'awaiting-decision'],
        [{ service: 'zoom' }, 'eccs'],
        [{ since: 'june' }, '2026-04-01'],
      ] as const) {
        const { code, err } = await list(choice);
        expect([code, err.includes(word)]).to.deep.equal([2, true]);
      }
    });
  });

  describe('export', () => {
    it('is a table with a mark for its charset, of mode 0600 also over an older file, and without formulas', async () => {
      const out = join(folder, 'tickets.csv');
      writeFileSync(out, 'older', { mode: 0o644 });
      const { code } = await said(() => exportTickets({ config: place.config, csv: true, out }));
      expect([code, statSync(out).mode & 0o777]).to.deep.equal([0, 0o600]);
      const text = readFileSync(out, 'utf8');
      expect(text.startsWith('\uFEFF"id",')).to.equal(true);
      const [head = [], first = []] = csvRows(text);
      expect(first[head.indexOf('reason')]).to.match(/^'=HYPERLINK\("http/);
      expect(first[head.indexOf('account')]).to.equal('9900000101');
      expect(csvRows(text)).to.have.length(4);
    });

    it('leaves out what is for deciders alone, and says how many, unless it is asked for', async () => {
      const mark = async (sensitive: boolean) => {
        const [row] = await place.sql("SELECT life FROM ticket WHERE id LIKE '%0003%'");
        const life = JSON.stringify({ ...JSON.parse(String(row?.life)), sensitive }).replaceAll("'", "''");
        await place.sql(`UPDATE ticket SET life = '${life}' WHERE id LIKE '%0003%'`);
      };
      await mark(true);
      const shown = await said(() => exportTickets({ config: place.config, json: true }));
      const whole = await said(() => exportTickets({ config: place.config, json: true, sensitive: true }));
      await mark(false);
      expect(JSON.parse(shown.out).map(({ id }: { id: string }) => id.slice(9, 13))).to.deep.equal(['0001', '0002']);
      expect(shown.err).to.include('Left out because they are sensitive: 1.');
      expect([JSON.parse(whole.out).length, whole.err]).to.deep.equal([3, '']);
    });

    it('is JSON with the same values, and wants to know which of the two', async () => {
      const { out } = await said(() => exportTickets({ config: place.config, json: true, open: true }));
      expect(JSON.parse(out).map(({ account }: { account: string }) => account)).to.deep.equal([
        '9900000102',
        '9900000103',
      ]);
      expect((await said(() => exportTickets({ config: place.config }))).code).to.equal(2);
    });
  });

  describe('report', () => {
    it('is one valid page of mode 0600 with evidence, rules, letters and audit rows; what was typed stays text', async () => {
      const [first] = await place.sql("SELECT id FROM ticket WHERE id LIKE '%0001%'");
      const out = join(folder, 'report.html');
      await said(() => reportTicket(String(first?.id).toLowerCase(), { config: place.config, out }));
      expect(statSync(out).mode & 0o777).to.equal(0o600);
      const page = readFileSync(out, 'utf8');
      const { valid, results } = await new HtmlValidate({ extends: ['html-validate:standard'] }).validateString(page);
      expect(valid, JSON.stringify(results.flatMap(({ messages }) => messages.map(({ message }) => message)))).to.equal(
        true,
      );
      expect(page).to.include('&lt;script&gt;');
      expect(page).to.not.include('<script');
      for (const part of ['revocation-unknown', 'once-only', 'confirm-request', 'office-asked'])
        expect(page, part).to.include(part);
      expect(page).to.match(/<td>opened<\/td>/);
    });

    it('is text without --out, and knows no other ticket', async () => {
      const [third] = await place.sql("SELECT id FROM ticket WHERE id LIKE '%0003%'");
      const { out } = await said(() => reportTicket(String(third?.id), { config: place.config }));
      expect(out).to.include('revocation-unknown').and.to.include('Audit rows');
      expect((await said(() => reportTicket('CDS-2026-9999-X', { config: place.config }))).code).to.equal(2);
    });
  });

  describe('stats', () => {
    it('counts by month of the desk, route, service and decision, as a table, as JSON and as a picture', async () => {
      const svg = join(folder, 'months.svg');
      const { out } = await said(() => statsCommand({ config: place.config, json: true, svg }));
      const { all, by } = JSON.parse(out);
      expect(all).to.include({ tickets: 3, open: 2, otherwise: 1, hoursToDecision: null });
      expect(by.month.map(({ name, tickets }: { name: string; tickets: number }) => [name, tickets])).to.deep.equal([
        ['2026-06', 1],
        ['2026-07', 2],
      ]);
      expect(by.service.map(({ tickets }: { tickets: number }) => tickets)).to.deep.equal([2, 3]);
      const picture = readFileSync(svg, 'utf8');
      expect(picture.match(/<rect/g)).to.have.length(2 + 4);
      expect(picture).to.not.include('NaN');
      const table = (await said(() => statsCommand({ config: place.config }))).out;
      expect(table)
        .to.match(/^all +3 +0 +0 +1 +2 /m)
        .and.to.match(/^ {2}office +3/m);
    });
  });
});
