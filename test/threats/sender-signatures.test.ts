import { expect } from 'chai';

import {
  type ApprovalUnderAttack,
  approvalUnderAttack,
  nothingApproved,
  STAFF_DOMAIN,
} from './approval-under-attack.ts';
import { OTHER, signed, USUAL, WEAK } from './signatures.ts';

describe('An approval under a signature that proves too little', () => {
  let at: ApprovalUnderAttack;
  beforeEach(async () => {
    at = await approvalUnderAttack();
  });
  afterEach(() => at.desk.close());

  for (const field of ['Subject', 'From', 'Date', 'Message-ID', 'Content-Type', 'To', 'In-Reply-To'])
    it(`S17: with a second ${field} on top of a good signature, nothing is approved and the mail is quarantined`, async () => {
      const outcome = await at.receive(`${field}: x\r\n${await signed(at.approval(), { domain: STAFF_DOMAIN })}`);
      expect(outcome).to.include({ verdict: 'quarantined', reason: 'hdr.dup' });
      expect(await at.state()).to.equal('awaiting-decision');
    });

  for (const field of ['Subject', 'From', 'Date', 'Message-ID', 'Content-Type'])
    it(`S17: with a ${field} that the signature does not cover, nothing is approved`, async () => {
      const headers = USUAL.filter((name) => name !== field);
      await nothingApproved(at, await at.receiveSigned(at.approval(), { headers }), 'auth.uncovered');
    });

  it('S17: with a Subject put on a mail that was signed without one, nothing is approved', async () => {
    const bare = at.approval().replace(/^Subject: .*\r\n/m, '');
    const raw = (await signed(bare, { domain: STAFF_DOMAIN })).replace('h=', 'h=Subject:');
    await nothingApproved(at, await at.receive(`Subject: x\r\n${raw}`), 'auth.failed');
  });

  it('S18: with text added below the signed part of the body, nothing is approved', async () => {
    const raw = at.approval();
    const bodyLength = raw.length - raw.indexOf('\r\n\r\n') - 4;
    const cut = await signed(raw, { domain: STAFF_DOMAIN, bodyLength });
    expect(cut).to.match(/\bl=\d+/);
    await nothingApproved(at, await at.receive(`${cut}5om/6KqN\r\n`), 'auth.body-length');
  });

  it('S18: with a short key, nothing is approved', async () => {
    at.dns.publish(STAFF_DOMAIN, WEAK);
    await nothingApproved(at, await at.receiveSigned(at.approval(), { key: WEAK }), 'auth.weak-key');
  });

  it('S18: with SHA-1, nothing is approved', async () => {
    const raw = await signed(at.approval(), { domain: STAFF_DOMAIN, algorithm: 'rsa-sha1' });
    expect(raw).to.contain('a=rsa-sha1');
    await nothingApproved(at, await at.receive(raw), 'auth.algorithm');
  });

  it('S18: with a signature that has expired, nothing is approved', async () => {
    const expires = '2026-06-03T00:59:30Z';
    await nothingApproved(at, await at.receiveSigned(at.approval(), { expires }), 'auth.expired');
  });

  for (const tags of ['t=y; ', 't=s:y; ', 's=tlsrpt; ', 'h=sha1; '])
    it(`S18: with a key that says ${tags.trim()}, nothing is approved`, async () => {
      at.dns.publish(STAFF_DOMAIN, undefined, { tags });
      await nothingApproved(at, await at.receiveSigned(at.approval()), 'auth.key');
    });

  it('S18: with a changed body, nothing is approved', async () => {
    const raw = await signed(at.approval({ text: '却下 期限' }), { domain: STAFF_DOMAIN });
    const [head] = raw.split('\r\n\r\n');
    const [, body] = at.approval().split('\r\n\r\n');
    await nothingApproved(at, await at.receive(`${head}\r\n\r\n${body}`), 'auth.failed');
  });

  it('S18: with a signature in two readings, nothing is approved', async () => {
    const raw = await signed(at.approval(), { domain: 'evil.example', key: OTHER });
    for (const twice of [
      `d=${STAFF_DOMAIN}; d=evil.example`,
      `D=${STAFF_DOMAIN}; d=evil.example`,
      `d=evil.example; d=${STAFF_DOMAIN}`,
    ])
      await nothingApproved(at, await at.receive(raw.replace('d=evil.example', twice)), 'auth.none');
  });

  it('S18: with many worthless signatures above it, an honest one still counts', async () => {
    let raw = await signed(at.approval(), { domain: STAFF_DOMAIN });
    for (let index = 0; index < 30; index += 1)
      raw = `DKIM-Signature: v=1; a=rsa-sha256; d=evil${index}.example; s=s1; h=from; bh=AA; b=AA\r\n${raw}`;
    expect((await at.receive(raw)).evidence.origin).to.equal('signed');
  });
});
