import { expect } from 'chai';
import { isBeginningOf, isLike } from '../corpus/judge.ts';
import { missed, type Row, report } from '../corpus/table.ts';

function row(right: number, wrong: number, aim: number | null): Row {
  const verdicts = [
    ...Array.from({ length: right }, (_, at) => ({ file: `good-${at}`, verdict: 'right' as const })),
    ...Array.from({ length: wrong }, (_, at) => ({ file: `bad-${at}`, verdict: { wrong: 'seen instead' } })),
  ];
  return { name: 'label', aim, verdicts };
}

describe('The measurement of a corpus', () => {
  it('misses an aim by one sample, and reaches it to the sample', () => {
    expect(missed(row(98, 2, 0.98))).to.equal(false);
    expect(missed(row(97, 3, 0.98))).to.equal(true);
    expect(missed(row(999, 1, 1))).to.equal(true);
    expect(missed(row(0, 5, null))).to.equal(false);
  });

  it('names every file that is wrong, and what was seen', () => {
    const text = report([row(1, 1, 1)]);
    expect(text)
      .to.match(/^ +1 +1 +2 +50.0 % +100.0 % +MISSED label$/m)
      .and.to.include('label: bad-0: seen instead');
    expect(text).to.not.include('good-0');
  });

  it('lets any character stand where the source lost one, and no other liberty', () => {
    expect(isLike('Frösche  hier\n', 'Fr\ufffdsche hier')).to.equal(true);
    expect(isLike('Fr\ufffdsche', 'Frösche')).to.equal(false);
    expect(isLike('Frösche', 'Frosche')).to.equal(false);
    expect(isLike('テスト\ufffd', 'テスト&#xe4f4;')).to.equal(true);
    expect(isBeginningOf('one', 'one two')).to.equal(true);
    expect(isBeginningOf('one three', 'one two')).to.equal(false);
    expect(isBeginningOf('', 'one')).to.equal(false);
  });
});
