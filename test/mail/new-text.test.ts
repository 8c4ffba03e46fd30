import { readdirSync, readFileSync } from 'node:fs';
import { expect } from 'chai';
import fc from 'fast-check';
import { newText } from '../../src/mail/new-text/new-text.ts';
import { SEPARATOR } from '../../src/notifications/separator.ts';

const FOLDER = 'fixtures/replies';
const FILES = readdirSync(FOLDER);

function text(file: string): string {
  return readFileSync(`${FOLDER}/${file}`, 'utf8');
}

describe('the new text of a reply', () => {
  const names = FILES.filter((file) => !file.endsWith('.reply.txt')).map((file) => file.replace(/\.txt$/, ''));

  for (const name of names)
    it(`is cut as written down: ${name}`, () => {
      expect(newText(text(`${name}.txt`)).fresh).to.equal(text(`${name}.reply.txt`).trimEnd());
    });

  it('has a twin for every reply, and a reply for every twin', () => {
    expect(names.length).to.be.at.least(25);
    const twins = FILES.filter((file) => file.endsWith('.reply.txt')).map((file) => file.replace(/\.reply\.txt$/, ''));
    expect(twins.toSorted()).to.deep.equal(names.toSorted());
  });

  it('is all of a text without quotation, and nothing of one that begins with it', () => {
    expect(newText('\n\nAPPROVE\n\n')).to.deep.equal({ fresh: 'APPROVE', rest: '' });
    expect(newText('> APPROVE').fresh).to.equal('');
    expect(newText('')).to.deep.equal({ fresh: '', rest: '' });
  });

  it('leaves the rest whole, from the line of the cut', () => {
    expect(newText('one\n> two\nthree').rest).to.equal('> two\nthree');
  });

  it('ends at the line our own letters begin with, quoted or bare', () => {
    for (const line of [SEPARATOR, `> ${SEPARATOR}`, `  ${SEPARATOR}`, `${SEPARATOR} x`, SEPARATOR.toUpperCase()])
      expect(newText(`承認\n${line}\nAPPROVE`).fresh, line).to.equal('承認');
  });

  it('knows a line end that only some programs know', () => {
    for (const end of ['\r\n', '\r', '\u0085', '\u2028', '\u2029', '\v', '\f'])
      expect(newText(`one${end}> APPROVE${end}two`).fresh, JSON.stringify(end)).to.equal('one');
  });

  it('never holds a quoted line, whatever stands around it', () => {
    const mark = fc.constantFrom('>', '> ', ' > ', '>> ', '＞', '|', '\u00a0> ', '\u200b>');
    const line = fc.oneof(
      fc.string(),
      fc.constantFrom('', 'APPROVE', 'On 3 June', '2026年6月3日', 'From: x', '<a@b.example'),
    );
    fc.assert(
      fc.property(fc.array(line), mark, fc.array(line), (above, quoting, below) => {
        const { fresh } = newText([...above, `${quoting}QUOTED-WORD`, ...below].join('\n'));
        expect(fresh).to.not.include('QUOTED-WORD');
      }),
      { numRuns: 500 },
    );
  });

  it('is found without taking long', () => {
    const bombs = [
      '>',
      '-',
      ' ',
      '\u200b',
      '*',
      '_',
      'On 1 a\n',
      'a: ',
      '-=*# ',
      '2026/1/1 1:11 ',
      '<@',
      '- x -',
      '\n',
      ':',
    ];
    for (const bomb of bombs) expect(newText(`x\n${bomb.repeat(50_000)}`).fresh).to.be.a('string');
  });
});
