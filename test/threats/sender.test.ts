import { expect } from 'chai';

import { FORM, openDeskInMemory, rawMail } from '../journey/desk-in-memory.ts';
import {
  type ApprovalUnderAttack,
  approvalUnderAttack,
  nothingApproved,
  STAFF_DOMAIN,
} from './approval-under-attack.ts';
import { FORM_HEADERS, FORM_TEXT } from './form-mail.ts';
import { nameServers, OTHER, signed } from './signatures.ts';

const noTrust = (config: Record<string, unknown>) => {
  delete config.trust;
};

describe('An approval by somebody who has the token but not the sender’s key', () => {
  let at: ApprovalUnderAttack;
  beforeEach(async () => {
    at = await approvalUnderAttack();
  });
  afterEach(() => at.desk.close());

  it('the control: signed by the registered domain it approves, and the evidence says what it rests on', async () => {
    const outcome = await at.receiveSigned(at.approval());
    expect(await at.state()).to.equal('approved');
    expect(outcome.evidence).to.deep.equal({
      origin: 'signed',
      word: 'auth.pass',
      domain: STAFF_DOMAIN,
      rests: `d=${STAFF_DOMAIN}; s=s1; rsa-sha256 2048; h=content-type:mime-version:message-id:date:subject:from`,
    });
  });

  it('S01: unsigned, nothing is approved', async () => {
    await nothingApproved(at, await at.receive(at.approval()), 'auth.none');
    expect(at.dns.asked).to.deep.equal(['s1._domainkey.eng.office.example']);
  });

  it('S02: signed by a stranger, nothing is approved', async () => {
    await nothingApproved(
      at,
      await at.receiveSigned(at.approval(), { domain: 'evil.example', key: OTHER }),
      'auth.unaligned',
    );
  });

  for (const domain of ['desk.example', 'students.desk.example', `lab.${STAFF_DOMAIN}`])
    it(`S03: signed by ${domain} under the same organisation, nothing is approved`, async () => {
      const word = domain === 'students.desk.example' ? 'auth.unaligned' : 'auth.signer';
      await nothingApproved(at, await at.receiveSigned(at.approval(), { domain, key: OTHER }), word);
    });

  it('S03: signed by a stranger who names the registered domain as the identity, nothing is approved', async () => {
    const raw = await signed(at.approval(), { domain: 'evil.example', key: OTHER });
    await nothingApproved(
      at,
      await at.receive(raw.replace('d=evil.example', `d=evil.example; i=@${STAFF_DOMAIN}`)),
      'auth.none',
    );
  });

  const good = `Authentication-Results: mx.desk.example; dkim=pass header.d=${STAFF_DOMAIN}`;
  const foreign = 'Received: from relay.evil.example by mail.evil.example; Wed, 3 Jun 2026 01:00:00 +0000';
  const forgedResults: readonly (readonly [string, readonly string[]])[] = [
    ['below a foreign Received line', [foreign, good]],
    ['between Received lines', [foreign, good, foreign]],
    ['below another field', ['X-Mailer: mail', good]],
    ['twice', [good, good]],
    ['with the sender’s own id', [`Authentication-Results: ${STAFF_DOMAIN}; dkim=pass header.d=${STAFF_DOMAIN}`]],
  ];
  for (const [where, lines] of forgedResults)
    it(`S04: with results in our name ${where}, nothing is approved`, async () => {
      await nothingApproved(at, await at.receive([...lines, at.approval()].join('\r\n')), 'auth.none');
    });

  it('S08: sealed by a chain of somebody else, nothing is approved and nobody is asked for its keys', async () => {
    const chain = [
      `ARC-Seal: i=1; a=rsa-sha256; cv=none; d=evil.example; s=arc; t=1780448340; b=AAAA`,
      `ARC-Message-Signature: i=1; a=rsa-sha256; c=relaxed/relaxed; d=evil.example; s=arc; h=from; bh=AAAA; b=AAAA`,
      `ARC-Authentication-Results: i=1; mx.desk.example; dkim=pass header.d=${STAFF_DOMAIN}; dmarc=pass`,
    ];
    await nothingApproved(at, await at.receive([...chain, at.approval()].join('\r\n')), 'auth.none');
    expect(at.dns.asked.filter((name) => name.includes('arc'))).to.deep.equal([]);
  });

  it('S21: with SPF and DMARC passed and no signature, nothing is approved', async () => {
    const results = `Authentication-Results: mx.desk.example; spf=pass smtp.mailfrom=${STAFF_DOMAIN}; dmarc=pass header.from=${STAFF_DOMAIN}; dkim=none`;
    await nothingApproved(at, await at.receive(`${results}\r\n${at.approval()}`), 'auth.none');
  });

  const marks = [
    'X-MS-Exchange-Organization-AuthAs: Internal',
    'X-MS-Exchange-Organization-SCL: -1',
    'X-Google-DKIM-Signature: v=1; a=rsa-sha256; d=staff.desk.example; s=s1; h=from; bh=AAAA; b=AAAA',
    'X-Spam-Status: No, score=-100 tests=DKIM_VALID_AU,USER_IN_WHITELIST',
    'Received-SPF: pass (mx.desk.example: domain of staff.desk.example)',
  ];
  for (const mark of marks)
    it(`S22: with ${mark.slice(0, mark.indexOf(':'))} put on it from outside, nothing is approved`, async () => {
      await nothingApproved(at, await at.receive(`${mark}\r\n${at.approval()}`), 'auth.none');
    });

  it('S06: with our results on it where the boundary is not named in the configuration, nothing is approved', async () => {
    await at.desk.close();
    at = await approvalUnderAttack(noTrust);
    await nothingApproved(at, await at.receive(`${good}\r\n${at.approval()}`), 'auth.none');
  });
});

describe('A form’s mail (F02)', () => {
  it('signed by the form’s own domain opens a ticket without the boundary’s help; by another one it is quarantined', async () => {
    const dns = nameServers();
    dns.publish('form.desk.example');
    dns.publish('evil.example', OTHER);
    const desk = await openDeskInMemory(noTrust, { lookup: dns.lookup });
    const raw = rawMail(
      { from: FORM, subject: '新規申請', text: FORM_TEXT, headers: FORM_HEADERS, signedBy: null },
      desk.now(),
    );
    const forged = await desk.receiveRaw(await signed(raw, { domain: 'evil.example', key: OTHER }));
    expect(forged).to.include({ verdict: 'quarantined', reason: 'form-unproven' });
    const genuine = await desk.receiveRaw(await signed(raw, { domain: 'form.desk.example' }));
    expect(genuine).to.include({ verdict: 'accepted', kind: 'form-submission' });
    expect(await desk.desk.store.tickets()).to.have.length(1);
    await desk.close();
  });
});
