import { expect } from 'chai';
import fc from 'fast-check';
import { makeTicketNumber, ticketNumbersIn } from '../../src/mail/ticket-number.ts';

const year = fc.integer({ min: 2000, max: 2199 });
const running = fc.integer({ min: 1, max: 9_999_999 });

function found(text: string): readonly string[] {
  return ticketNumbersIn('CDS', text);
}

describe('a ticket number', () => {
  it('has the year, a running number of at least four digits, and a check letter', () => {
    expect(makeTicketNumber('CDS', 2026, 42)).to.equal('CDS-2026-0042-K');
    expect(makeTicketNumber('CDS', 2026, 12_345)).to.match(/^CDS-2026-12345-[A-HJKMNP-Z]$/);
  });

  it('is found again wherever it stands', () => {
    fc.assert(
      fc.property(year, running, (y, n) => {
        const number = makeTicketNumber('CDS', y, n);
        expect(found(`Re: [${number}] 申請`)).to.deep.equal([number]);
      }),
    );
  });

  it('is found in full width, in lower case and with the dashes of a telephone', () => {
    for (const text of ['ＣＤＳ－２０２６－００４２－Ｋ', 'cds-2026-0042-k', 'CDS–2026—0042−K', 'CDSー2026ー0042ーK'])
      expect(found(`番号は${text}です`), text).to.deep.equal(['CDS-2026-0042-K']);
  });

  it('is given once, in the order of first mention', () => {
    const other = makeTicketNumber('CDS', 2026, 43);
    expect(found(`${other} CDS-2026-0042-K ${other}`)).to.deep.equal([other, 'CDS-2026-0042-K']);
  });

  it('is not part of a longer word, and not of another prefix', () => {
    for (const text of ['XCDS-2026-0042-K', 'CDS-2026-0042-KX', 'CDS-2026-00042-K', 'ABC-2026-0042-K', 'CDS-2026-0042'])
      expect(found(text), text).to.deep.equal([]);
  });

  it('takes a prefix by its letters, not as a pattern', () => {
    expect(ticketNumbersIn('C.S', 'CDS-2026-0042-K')).to.deep.equal([]);
  });

  it('is wrong with any one character wrong', () => {
    fc.assert(
      fc.property(
        year,
        running,
        fc.nat(),
        fc.constantFrom(...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'),
        (y, n, at, by) => {
          const number = makeTicketNumber('CDS', y, n);
          const place = 4 + (at % (number.length - 4));
          fc.pre(number[place] !== '-' && number[place] !== by);
          const wrong = number.slice(0, place) + by + number.slice(place + 1);
          expect(found(wrong)).to.deep.equal([]);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('is wrong with any two characters exchanged', () => {
    fc.assert(
      fc.property(year, running, fc.nat(), (y, n, at) => {
        const number = makeTicketNumber('CDS', y, n);
        const place = 4 + (at % (number.length - 5));
        const [one, two] = [number[place], number[place + 1]];
        fc.pre(one !== two);
        expect(found(number.slice(0, place) + two + one + number.slice(place + 2))).to.deep.equal([]);
      }),
      { numRuns: 2000 },
    );
  });

  it('is looked for without taking long', () => {
    for (const bomb of ['CDS-', 'CDS-2026-', 'C', '2026-0042-', 'CDS-2026-0042-K'])
      expect(found(bomb.repeat(50_000)).length).to.be.at.most(1);
  });
});
