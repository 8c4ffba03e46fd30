import { expect } from 'chai';
import { readAuthenticationResults } from '../../src/mail/origin/authentication-results.ts';
import { judgeOrigin } from '../../src/mail/origin/evidence.ts';
import { fields } from './mails.ts';

const TRUST = { authservId: 'mx.desk.example', receivedBy: ['mx.desk.example', 'store.desk.example'] };
const FROM = 'taro@staff.uni.example';
const SIGNERS = ['staff.uni.example'];
const GOOD = 'Authentication-Results: mx.desk.example; dkim=pass header.d=staff.uni.example header.s=s1';

function judge(lines: readonly string[], trust: Parameters<typeof judgeOrigin>[2] = TRUST) {
  return judgeOrigin({ header: fields(...lines, `From: ${FROM}`), from: FROM }, SIGNERS, trust);
}

function word(...lines: readonly string[]): string {
  return judge(lines).word;
}

describe('the origin of a mail', () => {
  it('is proven by the boundary when the registered domain signed', () => {
    expect(judge([GOOD])).to.deep.equal({
      ...{ origin: 'boundary', word: 'auth.pass', domain: 'staff.uni.example' },
      rests: 'A-R mx.desk.example; dkim=pass header.d=staff.uni.example',
    });
  });

  it('is proven when the signer is only named by its identity', () => {
    expect(word('Authentication-Results: mx.desk.example; dkim=pass header.i=@staff.uni.example')).to.equal(
      'auth.pass',
    );
  });

  it('is proven whatever the case, the folding, the comments and the order of methods', () => {
    const value =
      'Authentication-Results: MX.Desk.Example 1 (ours); spf=pass (a; dkim=fail) smtp.mailfrom=x@other.example;\tDKIM/1 = Pass (2048-bit key) reason="good" header.S=s1 header.d=Staff.Uni.Example header.b="ab/c="; dmarc=fail';
    expect(word(value)).to.equal('auth.pass');
  });

  it('is proven below what the delivery of our own side put on top', () => {
    const above = [
      'Return-Path: <taro@staff.uni.example>',
      'Delivered-To: desk@desk.example',
      'Received: from mx.desk.example (mx.desk.example [192.0.2.1]) by store.desk.example with LMTP id 1; Wed, 3 Jun',
      'Received: by mx.desk.example (Postfix); Wed, 3 Jun',
    ];
    expect(word(...above, GOOD)).to.equal('auth.pass');
  });

  it('is not proven without a configured boundary', () => {
    expect(judge([GOOD], { authservId: null, receivedBy: [] }).word).to.equal('auth.none');
  });

  it('is not proven by a plain From line (S01)', () => {
    expect(word()).to.equal('auth.none');
  });

  it('is not proven by another signer (S02)', () => {
    const evil = 'Authentication-Results: mx.desk.example; dkim=pass header.d=evil.example; dmarc=fail';
    expect(judge([evil])).to.include({ origin: 'none', word: 'auth.unaligned', domain: 'evil.example' });
  });

  it('is not proven by a sibling under the same organisation, though DMARC passes (S03)', () => {
    const sibling =
      'Authentication-Results: mx.desk.example; dkim=pass header.d=g.uni.example; dmarc=pass header.from=staff.uni.example';
    expect(judge([sibling])).to.include({ origin: 'none', word: 'auth.signer', domain: 'g.uni.example' });
    expect(word('Authentication-Results: mx.desk.example; dkim=pass header.d=uni.example')).to.equal('auth.signer');
    expect(word('Authentication-Results: mx.desk.example; dkim=pass header.d=x.staff.uni.example')).to.equal(
      'auth.signer',
    );
  });

  it('is not proven by SPF or DMARC alone (S21)', () => {
    const spf =
      'Authentication-Results: mx.desk.example; spf=pass smtp.mailfrom=staff.uni.example; dmarc=pass header.from=staff.uni.example; dkim=none';
    expect(word(spf)).to.equal('auth.none');
  });

  const forged: Readonly<Record<string, readonly string[]>> = {
    'below a line that our side did not write': ['X-Mailer: x', GOOD],
    'below a Received line of somebody else': ['Received: from a by evil.example; Wed', GOOD],
    'below a Received line whose greeting names our host': [
      'Received: from by (by mx.desk.example) by evil.example; Wed',
      GOOD,
    ],
    'below another Received line of no clear host': ['Received: (qmail 1 invoked by mx.desk.example)', GOOD],
    'twice with our id': [GOOD, 'Received: by mx.desk.example', GOOD],
    'below a failing one of ours': ['Authentication-Results: mx.desk.example; dkim=fail', GOOD],
    'with the id of the sender': ['Authentication-Results: staff.uni.example; dkim=pass header.d=staff.uni.example'],
    'in an ARC chain': ['ARC-Authentication-Results: i=1; mx.desk.example; dkim=pass header.d=staff.uni.example'],
  };
  for (const [what, lines] of Object.entries(forged))
    it(`is not proven by a field ${what} (S04)`, () => {
      expect(word(...lines)).to.equal('auth.none');
    });

  const lookalikes = [
    'mx.desk.example.',
    'mx.desk.example.evil.example',
    'xmx.desk.example',
    'mx-desk.example',
    'mx (c).desk.example',
    'mx(c).desk.example',
    '(c) mx.desk.example',
    '"mx.desk.example"',
    '"mx".desk.example',
    'mx.desk.example 2',
    'mx.desk.example 1 1',
    'mx.desk.example/1',
    'mx.desk.example, x',
    'x mx.desk.example',
    "mx.desk.example*=utf-8''x",
    'mx.desk.exаmple',
    '=?utf-8?q?mx.desk.example?=',
    'mx.desk.\texample',
    '',
  ];
  for (const id of lookalikes)
    it(`is not proven under the id ${JSON.stringify(id)} (S05)`, () => {
      expect(word(`Authentication-Results: ${id}; dkim=pass header.d=staff.uni.example`)).to.equal('auth.none');
    });

  const crafted = [
    'dkim=fail (dkim=pass header.d=staff.uni.example)',
    'dkim=fail reason="; dkim=pass header.d=staff.uni.example"',
    'spf=pass smtp.mailfrom="; dkim=pass header.d=staff.uni.example; x"@evil.example',
    'dkim=pass (header.d=staff.uni.example)',
    'dkim=pass header.d=staff.uni.example.evil.example',
    'dkim=pass header.d=evil.example header.i=@staff.uni.example',
    'dkim=pass header.d=evil.example header.d=staff.uni.example',
    'dkim=pass header.i=staff.uni.example@evil.example',
    'dkim=pass header.from=staff.uni.example',
    'dkim=pass smtp.d=staff.uni.example',
    'dkim="pass" header.d=staff.uni.example',
    'dkim=passed header.d=staff.uni.example',
    'dkim=pass; header.d=staff.uni.example',
    'dkim-adsp=pass header.d=staff.uni.example',
    'dkim/2=pass header.d=staff.uni.example',
    'x-dkim=pass header.d=staff.uni.example',
    'dkim=pass policy.dkim-rules=pass',
    'dkim=pass header.d="staff.uni.example',
    'dkim=pass header.d=staff.uni.example (',
    'none; dkim=pass header.d=staff.uni.example',
    'dkim==pass header.d=staff.uni.example',
    'dkim=pass header.d = = staff.uni.example',
  ];
  for (const results of crafted)
    it(`is not proven by ${results} (S07)`, () => {
      expect(word(`Authentication-Results: mx.desk.example; ${results}`)).to.not.equal('auth.pass');
    });
});

describe('an Authentication-Results field', () => {
  it('is read into methods, results and properties', () => {
    const value =
      ' mx.desk.example; spf=pass smtp.mailfrom=a@b.example; dkim=fail reason="bad (sic)" header.d=b.example';
    expect(readAuthenticationResults(value)).to.deep.equal({
      authservId: 'mx.desk.example',
      results: [
        { method: 'spf', result: 'pass', properties: [['smtp.mailfrom', 'a@b.example']] },
        {
          method: 'dkim',
          result: 'fail',
          properties: [
            ['reason', 'bad (sic)'],
            ['header.d', 'b.example'],
          ],
        },
      ],
    });
  });

  it('may say that nothing was checked', () => {
    expect(readAuthenticationResults(' mx.desk.example; none')?.results).to.deep.equal([]);
    expect(readAuthenticationResults(' mx.desk.example 1; none (c)')?.results).to.deep.equal([]);
  });

  it('is not read at all when it is malformed, however long', () => {
    for (const bomb of ['(', '"', ';=', 'a=', '\\(', '(\\', '; a=b c', ' '])
      expect(readAuthenticationResults(` mx.desk.example; dkim=pass ${bomb.repeat(16_000)}"(`)).to.equal(null);
  });
});
