import { expect } from 'chai';
import { isFinal, withinTime } from '../../src/mailbox/origin/txt-lookup.ts';

async function codeOf(answer: Promise<unknown>): Promise<unknown> {
  return answer.then(
    () => 'answered',
    (error: { code?: unknown }) => error.code,
  );
}

describe('A lookup in DNS', () => {
  it('is given up after its time, and that is no answer', async () => {
    const silent = withinTime(() => new Promise(() => {}), 5);
    const code = await codeOf(silent('s1._domainkey.a.example'));
    expect(code).to.equal('ETIMEOUT');
    expect(isFinal({ code })).to.equal(false);
  });

  it('gives what the name server answers, good or bad, when it answers in time', async () => {
    expect(await withinTime(async (name) => [[name]])('a.example')).to.deep.equal([['a.example']]);
    const missing = withinTime(() => Promise.reject(Object.assign(new Error('x'), { code: 'ENOTFOUND' })));
    expect(await codeOf(missing('a.example'))).to.equal('ENOTFOUND');
  });

  it('has an answer that stands when there is no such name or record, and weather in everything else', () => {
    for (const code of ['ENOTFOUND', 'ENODATA', 'EBADNAME']) expect(isFinal({ code }), code).to.equal(true);
    for (const code of ['ESERVFAIL', 'ETIMEOUT', 'EREFUSED', 'ECONNREFUSED', 'EFORMERR', undefined])
      expect(isFinal({ code }), String(code)).to.equal(false);
    expect(isFinal('ENOTFOUND')).to.equal(false);
  });
});
