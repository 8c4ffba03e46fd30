/** Threat V03: nothing that a person typed becomes a formula in a spreadsheet program. */
import { expect } from 'chai';
import fc from 'fast-check';
import { csvFile } from '../../src/cli/tickets/csv.ts';
import { csvRows } from '../cli/csv-rows.ts';

const STARTS = ['=', '+', '-', '@', '\t', '\r', '\n', '\0', '＝', '＋', '－', '＠'];
const TAILS = ['1+1', "cmd|' /C calc'!A0", 'HYPERLINK("http://evil.example","x")', 'SUM(A1:A9)'];
const BEFORE = ['', ' ', '\u3000', '\uFEFF', '\t '];

describe('V03: an exported cell', () => {
  it('never begins like a formula, whatever stands before it', () => {
    const payloads = BEFORE.flatMap((before) => STARTS.flatMap((start) => TAILS.map((tail) => before + start + tail)));
    expect(payloads).to.have.length(240);
    const cells = csvRows(csvFile(payloads.map((payload) => [payload]))).flat();
    expect(cells).to.deep.equal(payloads.map((payload) => `'${payload}`));
  });

  it('keeps any other text as it is, also with quotes, commas, semicolons and line ends', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.string(), { minLength: 1, maxLength: 4 }), { maxLength: 5 }), (rows) => {
        const back = csvRows(csvFile(rows));
        expect(back.map((row) => row.map((cell) => cell.replace(/^'/, '')))).to.deep.equal(
          rows.map((row) => row.map((cell) => cell.replace(/^'/, ''))),
        );
      }),
    );
    expect(csvFile([['a;=1+1', 'x"y', '例示 花子']])).to.equal('\uFEFF"a;=1+1","x""y","例示 花子"\r\n');
  });
});
