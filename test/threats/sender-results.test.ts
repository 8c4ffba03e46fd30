import { expect } from 'chai';
import { judgeOrigin } from '../../src/mail/origin/evidence.ts';
import { fields } from '../mail/mails.ts';

const FROM = 'mori@staff.desk.example';
const SIGNERS = ['staff.desk.example'];
const TRUST = { authservId: 'mx.desk.example', receivedBy: ['mx.desk.example'] };
const PASS = 'dkim=pass header.d=staff.desk.example';

function origin(...lines: readonly string[]): string {
  return judgeOrigin({ header: fields(...lines, `From: ${FROM}`), from: FROM }, SIGNERS, TRUST).origin;
}

describe('The id of the boundary (S05)', () => {
  const same = [
    'mx.desk.example',
    'MX.desk.Example',
    ' mx.desk.example',
    'mx.desk.example 1',
    'mx.desk.example (ours)',
  ];
  for (const id of same)
    it(`is recognised as ${JSON.stringify(id)}`, () => {
      expect(origin(`Authentication-Results: ${id}; ${PASS}`)).to.equal('boundary');
    });

  const others = [
    ...['mx.desk.example.', '.mx.desk.example', 'mx..desk.example', 'mx.desk.example..', 'mx.desk.example:25'],
    ...[
      'mx.desk.example.evil.example',
      'evil.mx.desk.example',
      'xmx.desk.example',
      'mxdesk.example',
      'mx-desk.example',
    ],
    ...['desk.example', 'example', 'mx', 'mx.desk', 'staff.desk.example', 'localhost', '*', '*.desk.example'],
    ...['mx(c).desk.example', '(mx.desk.example)', '(c)mx.desk.example', 'mx.desk.example(c', 'm(c)x.desk.example'],
    ...['"mx.desk.example"', '"mx".desk.example', 'mx."desk".example', '"mx.desk.example', '\\mx.desk.example'],
    ...['mx.desk.example 2', 'mx.desk.example 1.0', 'mx.desk.example 11', 'mx.desk.example 1 1', 'mx.desk.example /1'],
    ...["id*=utf-8''mx.desk.example", 'mx.desk.example*0=mx', '=?utf-8?q?mx.desk.example?=', 'mx.desk.ex\tample'],
    ...['mx.desk.example@evil.example', 'x@mx.desk.example', 'mx.desk.example,', 'mx.desk.example evil.example', ''],
  ];
  for (const id of others)
    it(`is not ${JSON.stringify(id)}`, () => {
      expect(origin(`Authentication-Results: ${id}; ${PASS}`)).to.equal('none');
    });

  it('is not in a field of another name', () => {
    for (const name of ['X-Authentication-Results', 'ARC-Authentication-Results', 'Authentication-Results-Original'])
      expect(origin(`${name}: mx.desk.example; ${PASS}`), name).to.equal('none');
  });
});

describe('What the boundary says (S07)', () => {
  const passing = [
    PASS,
    'DKIM=PASS HEADER.D=STAFF.DESK.EXAMPLE',
    'dkim/1=pass (good signature) header.d=staff.desk.example header.s=s1',
    'spf=fail smtp.mailfrom=x@evil.example; dkim=pass header.d=staff.desk.example',
    'dkim=fail header.d=evil.example; dkim=pass header.d=staff.desk.example',
    'dkim=pass reason="all is well" header.i=@staff.desk.example',
  ];
  for (const results of passing)
    it(`proves by ${results}`, () => {
      expect(origin(`Authentication-Results: mx.desk.example; ${results}`)).to.equal('boundary');
    });

  const crafted = [
    'dkim=none (dkim=pass header.d=staff.desk.example)',
    'dkim=neutral (dkim=pass) header.d=staff.desk.example',
    'dkim=fail reason="dkim=pass" header.d=staff.desk.example',
    'dkim=fail reason="x; dkim=pass header.d=staff.desk.example"',
    'spf=pass smtp.mailfrom="a; dkim=pass header.d=staff.desk.example"',
    'spf=pass smtp.helo=dkim=pass header.d=staff.desk.example',
    'dkim=pass header.d=evil.example (header.d=staff.desk.example)',
    'dkim=pass header.d=evil.example; spf=pass header.d=staff.desk.example',
    'dkim=pass header.d=evil.example header.i=@staff.desk.example',
    'dkim=pass header.d=evil.example header.d=staff.desk.example',
    'dkim=pass header.i=@staff.desk.example header.i=@evil.example',
    'dkim=pass header.d=desk.example',
    'dkim=pass header.d=x.staff.desk.example',
    'dkim=pass header.d=staff.desk.example.evil.example',
    'dkim=pass header.d=evilstaff.desk.example',
    'dkim=pass header.from=staff.desk.example',
    'dmarc=pass header.from=staff.desk.example',
    'spf=pass smtp.mailfrom=staff.desk.example',
    'arc=pass header.d=staff.desk.example',
    'dkim-atps=pass header.d=staff.desk.example',
    'dkim=pass',
    'dkim=pass; header.d=staff.desk.example',
    'dkim=softpass header.d=staff.desk.example',
    'dkim="pass" header.d=staff.desk.example',
    'dkim/2=pass header.d=staff.desk.example',
    'dkim=pass header.d="staff.desk.example',
    'none; dkim=pass header.d=staff.desk.example',
    'none dkim=pass header.d=staff.desk.example',
  ];
  for (const results of crafted)
    it(`proves nothing by ${results}`, () => {
      expect(origin(`Authentication-Results: mx.desk.example; ${results}`)).to.equal('none');
    });
});
