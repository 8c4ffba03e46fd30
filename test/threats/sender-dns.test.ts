import { expect } from 'chai';
import { journey, type Outcome } from '../../src/journey.ts';
import { type ApprovalUnderAttack, approvalUnderAttack, STAFF_DOMAIN } from './approval-under-attack.ts';
import { OTHER, signed } from './signatures.ts';

describe('Name servers that do not answer (S20)', () => {
  let at: ApprovalUnderAttack;
  beforeEach(async () => {
    at = await approvalUnderAttack();
  });
  afterEach(() => at.desk.close());

  async function failure(received: Promise<Outcome>): Promise<string> {
    return received.then(
      () => 'received',
      (error: Error) => error.name,
    );
  }

  for (const code of ['ESERVFAIL', 'ETIMEOUT', 'ECONNREFUSED', 'EREFUSED'])
    it(`${code}: the mail waits, nothing is written, and it acts once when they are back`, async () => {
      const raw = await signed(at.approval(), { domain: STAFF_DOMAIN });
      at.dns.fail(code);
      expect(await failure(at.receive(raw))).to.equal('OriginUnknownYet');
      expect(await at.state()).to.equal('awaiting-decision');
      at.dns.fail(null);
      expect((await at.receive(raw)).evidence.origin).to.equal('signed');
      expect(await at.state()).to.equal('approved');
      expect((await at.receive(raw)).verdict).to.equal('duplicate');
    });

  it('a name that does not exist is an answer, and a failing one', async () => {
    const outcome = await at.receiveSigned(at.approval(), { selector: 'gone' });
    expect(outcome.evidence.word).to.equal('auth.failed');
  });

  it('a stranger’s name servers hold nothing up', async () => {
    at.dns.fail('ESERVFAIL');
    const outcome = await at.receiveSigned(at.approval(), { domain: 'evil.example', key: OTHER });
    expect(outcome.evidence.word).to.equal('auth.none');
  });

  it('a mail whose boundary vouches for it does not wait', async () => {
    const results = `Authentication-Results: mx.desk.example; dkim=pass header.d=${STAFF_DOMAIN}`;
    at.dns.fail('ESERVFAIL');
    const outcome = await at.receive(`${results}\r\n${await signed(at.approval(), { domain: STAFF_DOMAIN })}`);
    expect(outcome.evidence.origin).to.equal('boundary');
  });

  it('after a day it is quarantined and staff are told; it never passes', async () => {
    const raw = Buffer.from(await signed(at.approval(), { domain: STAFF_DOMAIN }));
    const receivedAt = at.desk.now();
    at.dns.fail('ESERVFAIL');
    at.desk.pass(23 * 60 + 59);
    const take = () => journey({ raw, receivedAt, folder: 'inbox' }, at.desk.desk);
    expect(await failure(take())).to.equal('OriginUnknownYet');
    at.desk.pass(1);
    expect(await take()).to.include({ verdict: 'quarantined', reason: 'origin-unknown', filing: 'quarantine' });
    expect(await at.state()).to.equal('awaiting-decision');
    expect((await at.desk.newLetters()).map((letter) => letter.template)).to.include('alert');
  });
});
