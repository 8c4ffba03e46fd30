import { expect } from 'chai';
import {
  type DeskInMemory,
  FORM,
  MORI,
  OFFICE,
  openDeskInMemory,
  posts,
  REQUEST,
  rawMail,
  reply,
  theLetter,
} from '../journey/desk-in-memory.ts';
import { type ApprovalUnderAttack, approvalUnderAttack } from './approval-under-attack.ts';
import { FORM_HEADERS, FORM_TEXT } from './form-mail.ts';
import { type NameServers, nameServers, OTHER, signed } from './signatures.ts';

const always = (config: Record<string, unknown>) => {
  config.policy = { officeConfirmation: 'always' };
};

describe('A forged copy that comes before the real mail (R07)', () => {
  let desk: DeskInMemory;
  let dns: NameServers;

  async function open(changes?: (config: Record<string, unknown>) => void) {
    dns = nameServers();
    for (const domain of ['form.desk.example', 'eng.office.example']) dns.publish(domain);
    dns.publish('evil.example', OTHER);
    desk = await openDeskInMemory(changes, { lookup: dns.lookup });
  }
  afterEach(() => desk.close());

  const ticket = async () => (await desk.desk.store.tickets())[0];
  const form = () =>
    rawMail({ from: FORM, subject: '新規申請', text: FORM_TEXT, headers: FORM_HEADERS, signedBy: null }, desk.now());
  const request = (text = REQUEST) =>
    rawMail({ from: OFFICE, subject: 'クラウドデータ救出', text, signedBy: null }, desk.now());

  it('does not hide a form’s application: the quarantined one is opened when the signed one comes, and only once', async () => {
    await open();
    const raw = form();
    expect(await desk.receiveRaw(await signed(raw, { domain: 'evil.example', key: OTHER }))).to.include({
      verdict: 'quarantined',
    });
    const genuine = await signed(raw, { domain: 'form.desk.example' });
    expect(await desk.receiveRaw(genuine)).to.include({ verdict: 'accepted', filing: 'done', reason: null });
    expect(await desk.receiveRaw(genuine)).to.include({ verdict: 'duplicate' });
    expect(await desk.receiveRaw(raw)).to.include({ verdict: 'duplicate' });
    expect(await desk.desk.store.tickets()).to.have.length(1);
    expect((await ticket())?.state).to.equal('awaiting-decision');
    expect(await desk.desk.store.quarantined()).to.deep.equal([]);
  });

  it('does not hold an office’s request up: the ticket that waits for the office goes on to the decision', async () => {
    await open();
    expect((await desk.receiveRaw(request())).evidence.origin).to.equal('none');
    expect((await ticket())?.state).to.equal('awaiting-office');
    await desk.newLetters();
    const outcome = await desk.receiveRaw(await signed(request(), { domain: 'eng.office.example' }));
    expect(outcome).to.include({ verdict: 'accepted', filing: 'done' });
    expect(outcome.tickets).to.deep.equal([(await ticket())?.id]);
    expect(await ticket()).to.include({ state: 'awaiting-decision', officeProven: true });
    expect(posts(await desk.newLetters())).to.include(`review → ${MORI}`);
  });

  it('leaves a ticket that waits for information waiting, with its office proven', async () => {
    await open();
    const incomplete = REQUEST.replace(/^本人連絡先.*$/m, '');
    await desk.receiveRaw(request(incomplete));
    expect(await ticket()).to.include({ state: 'awaiting-information', officeProven: false });
    await desk.receiveRaw(await signed(request(incomplete), { domain: 'eng.office.example' }));
    expect(await ticket()).to.include({ state: 'awaiting-information', officeProven: true });
  });

  it('is a duplicate when it proves nothing more', async () => {
    await open();
    await desk.receiveRaw(request());
    const copy = await desk.receiveRaw(await signed(request(), { domain: 'evil.example', key: OTHER }));
    expect(copy).to.include({ verdict: 'duplicate', reason: 'seen-before' });
    expect((await ticket())?.state).to.equal('awaiting-office');
  });

  it('is a duplicate when the office has confirmed meanwhile', async () => {
    await open();
    await desk.receiveRaw(request());
    const asked = theLetter(await desk.newLetters(), 'confirm-request', OFFICE);
    await desk.receive(reply(asked, '相違ありません', { signedBy: null }));
    expect((await ticket())?.state).to.equal('awaiting-decision');
    const copy = await desk.receiveRaw(await signed(request(), { domain: 'eng.office.example' }));
    expect(copy).to.include({ verdict: 'duplicate' });
  });

  it('is a duplicate where every request is to be confirmed', async () => {
    await open(always);
    await desk.receiveRaw(request());
    const copy = await desk.receiveRaw(await signed(request(), { domain: 'eng.office.example' }));
    expect(copy).to.include({ verdict: 'duplicate' });
    expect(await ticket()).to.include({ state: 'awaiting-office', officeProven: false });
  });
});

describe('A failing check for an address that otherwise proves itself', () => {
  let at: ApprovalUnderAttack;
  beforeEach(async () => {
    at = await approvalUnderAttack();
  });
  afterEach(() => at.desk.close());

  /** 森 has answered with a live token `times`, and each time a signature came along. */
  async function answered(times: number, how: 'signed' | 'unsigned' = 'signed') {
    for (let time = 0; time < times; time += 1) {
      at.desk.pass(1);
      const raw = at.approval({ text: 'STATUS' });
      await (how === 'signed' ? at.receiveSigned(raw) : at.receive(raw));
    }
  }
  const broken = () => at.receiveSigned(at.approval(), { key: OTHER });

  it('contradicts: nothing is done, the member and all staff are told', async () => {
    await answered(5);
    await at.desk.newLetters();
    const outcome = await broken();
    expect(outcome).to.include({ verdict: 'ignored', reason: 'origin-contradicted', filing: 'leave' });
    expect(outcome.evidence).to.include({ origin: 'contradicted', word: 'auth.contradicted' });
    expect(await at.state()).to.equal('awaiting-decision');
    expect((await at.desk.newLetters()).map(({ template }) => template)).to.include.members(['alert', 'refused']);
  });

  it('contradicts a rejection too, which otherwise needs no proof of origin', async () => {
    await answered(5);
    const rejection = await at.receiveSigned(at.approval({ text: 'REJECT window' }), { key: OTHER });
    expect(rejection.reason).to.equal('origin-contradicted');
    expect(await at.state()).to.equal('awaiting-decision');
  });

  it('contradicts also by the boundary’s word that a registered signature failed', async () => {
    await answered(5);
    const results = 'Authentication-Results: mx.desk.example; dkim=fail header.d=staff.desk.example';
    expect((await at.receive(`${results}\r\n${at.approval()}`)).evidence.origin).to.equal('contradicted');
  });

  it('says nothing yet after four mails, or after one without proof among twenty', async () => {
    await answered(4);
    expect((await broken()).evidence).to.include({ origin: 'none', word: 'auth.failed' });
    await answered(15);
    await answered(1, 'unsigned');
    at.desk.pass(1);
    expect((await broken()).evidence).to.include({ origin: 'none', word: 'auth.failed' });
  });

  it('is not shifted by a forger without a token, however many mails they send', async () => {
    await answered(5);
    for (let time = 0; time < 30; time += 1) {
      at.desk.pass(1);
      await at.receive(at.approval({ to: 'desk@desk.example' }));
    }
    expect((await broken()).evidence.origin).to.equal('contradicted');
  });

  it('an unsigned mail does not contradict: the sender may be on the way with another program', async () => {
    await answered(5);
    expect((await at.receive(at.approval())).evidence).to.include({ origin: 'none', word: 'auth.none' });
  });
});
