/** The account directory: what a row says, which row is refused and where, and what a file that changes does to a running desk. */
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import fc from 'fast-check';
import { openDirectory, parseDirectory } from '../../src/config/account-directory.ts';
import { readCsv } from '../../src/config/csv.ts';

const HEADER = 'account,revoked_on,student,faculty\n';
const parse = (text: string) => parseDirectory(text, 'accounts.csv', 10);

describe('The account directory', () => {
  it('says when an account was revoked, and whose it was', () => {
    const records = parse(
      `${HEADER}9900000101,2026-04-01,yes,工学系研究科\r\n9900000102,,no,"Law, Graduate School"\n\n9900000103,,,\n`,
    );
    expect([...records]).to.deep.equal([
      ['9900000101', { revokedOn: '2026-04-01', student: true, faculty: '工学系研究科' }],
      ['9900000102', { revokedOn: null, student: false, faculty: 'Law, Graduate School' }],
      ['9900000103', { revokedOn: null, student: null, faculty: null }],
    ]);
  });

  it('may have fewer columns, in any order, in the UTF-8 of a spreadsheet program', () => {
    expect(parse('\uFEFFrevoked_on,account\n2026-04-01,９９０００００１０１\n').get('9900000101')?.revokedOn).to.equal(
      '2026-04-01',
    );
  });

  const refused: [string, string][] = [
    ['', 'accounts.csv:1: the file is empty'],
    ['revoked_on\n', 'accounts.csv:1: the header has no column account'],
    ['account,phone\n', 'accounts.csv:1: the header has an unknown column'],
    ['account,account\n', 'accounts.csv:1: the header names a column twice'],
    [`${HEADER}9900000101,2026-02-30,,\n`, 'accounts.csv:2: revoked_on is no day'],
    [`${HEADER}\n9900000101,,perhaps,\n`, 'accounts.csv:3: student is neither yes nor no'],
    [`${HEADER}99000001,,,\n`, 'accounts.csv:2: account has not 10 digits'],
    [`${HEADER}hanako,,,\n`, 'accounts.csv:2: account is not made of digits'],
    [`${HEADER},,,\n`, 'accounts.csv:2: account is empty'],
    [`${HEADER}9900000101,,\n`, 'accounts.csv:2: has 3 columns where the header has 4'],
    [`${HEADER}9900000101,,,\n9900000101,,,\n`, 'accounts.csv:3: this account stands in an earlier line too'],
    [`${HEADER}9900000101,,,"open\n\n`, 'accounts.csv:2: has a quotation mark that is never closed'],
    [`${HEADER}9900000101,,,a"b\n`, 'accounts.csv:2: has a quotation mark inside a value'],
  ];
  for (const [text, mistake] of refused) {
    it(`refuses with file and line: ${mistake}`, () => {
      expect(() => parse(text)).to.throw(mistake);
    });
  }

  it('never tells a value: mistakes are logged', () => {
    expect(() => parse(`${HEADER}9900000101,gestern,,\n`))
      .to.throw()
      .and.satisfy((error: Error) => !/9900000101|gestern/.test(error.message));
  });

  it('reads back whatever cells are written by RFC 4180', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '語', ' ') });
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 5 }), (rows) => {
        const text = rows.map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(',')).join('\r\n');
        const read = readCsv(text);
        expect('rows' in read && read.rows.map(({ cells }) => cells)).to.deep.equal(rows);
      }),
    );
  });

  describe('while the desk runs', () => {
    const folder = mkdtempSync(join(tmpdir(), 'directory-'));
    const path = join(folder, 'accounts.csv');
    after(() => rmSync(folder, { recursive: true }));
    let written = 0;
    const write = (rows: string) => {
      writeFileSync(path, HEADER + rows);
      written += 1;
      utimesSync(path, written, written);
    };

    it('is read again when it changes; a bad new file keeps the last good one, and is told of once (R24)', () => {
      const told: string[] = [];
      write('9900000101,2026-04-01,,\n');
      const look = openDirectory(path, 10, (mistake) => told.push(mistake));
      expect(look('9900000101')?.revokedOn).to.equal('2026-04-01');
      write('9900000101,2026-05-01,,\n');
      expect(look('9900000101')?.revokedOn).to.equal('2026-05-01');
      write('9900000101,soon,,\n');
      expect(look('9900000101')?.revokedOn).to.equal('2026-05-01');
      expect(look('9900000102')).to.equal(null);
      expect(told).to.have.length(1);
      expect(told[0]).to.include('accounts.csv:2: revoked_on');
      write('9900000102,2026-06-01,,\n');
      expect(look('9900000102')?.revokedOn).to.equal('2026-06-01');
      rmSync(path);
      expect(look('9900000102')?.revokedOn).to.equal('2026-06-01');
      expect(told).to.have.length(2);
    });

    it('must be usable when the desk starts', () => {
      expect(() => openDirectory(join(folder, 'none.csv'), 10, () => {})).to.throw('directory: ');
    });
  });
});
