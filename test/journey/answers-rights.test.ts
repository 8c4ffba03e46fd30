/** Who may supply what: an office under its token, an applicant why and what for, and nobody else anything. */
import { expect } from 'chai';
import {
  AFTER_COMPLETION,
  answer,
  approve,
  desk,
  FORM_MAIL,
  FORM_WITHOUT_REASON,
  fromForm,
  fromOffice,
  HANAKO,
  NANAMI,
  opened,
  REASON,
  ticket,
  WITHOUT_ACCOUNT,
  WITHOUT_REASON,
  WORDS_FROM_APPLICANT,
  WORDS_FROM_OFFICE,
  withDesk,
} from './answering.ts';
import { LEE, MORI, OFFICE, posts, REQUEST, reply, theLetter, withoutOffer } from './desk-in-memory.ts';

describe('Who may supply what', () => {
  withDesk();

  it('an office in whose name an unproven request came: what it has not been shown it must still confirm', async () => {
    const ask = theLetter(await fromOffice(WITHOUT_REASON, null), 'missing-information', OFFICE);
    const { letters, ticket } = await answer(ask, `理由：${REASON}\n相違ありません。`);
    expect(ticket).to.include({ state: 'awaiting-office', officeProven: false });
    expect(posts(letters)).to.deep.equal([`confirm-request → ${OFFICE}`]);
    const confirmed = await answer(theLetter(letters, 'confirm-request', OFFICE), '相違ありません。');
    expect(confirmed.ticket).to.include({ state: 'awaiting-decision', officeProven: true });
  });

  it('an office that corrects what it is asked to confirm is asked once more, unless it confirms in the same mail', async () => {
    const ask = theLetter(await fromOffice(REQUEST, null), 'confirm-request', OFFICE);
    const corrected = await answer(ask, '氏名：例示 華子');
    expect(corrected.ticket).to.include({ state: 'awaiting-office', revision: 2, officeProven: false });
    const again = theLetter(corrected.letters, 'confirm-request', OFFICE);
    const { ticket, letters } = await answer(again, '氏名：例示 花代\n相違ありません。');
    expect(ticket).to.include({ state: 'awaiting-decision', revision: 3, officeProven: true });
    expect(ticket.application.values.name).to.equal('例示 花代');
    expect(posts(letters)).to.deep.equal(AFTER_COMPLETION);
  });

  it('an office confirms what it was shown and nothing newer (threat D10)', async () => {
    const ask = theLetter(await fromOffice(REQUEST, null), 'confirm-request', OFFICE);
    const extra = await answer(ask, '電話をください。');
    const receipt = theLetter(extra.letters, 'receipt', OFFICE);
    await answer(receipt, '氏名：例示 華子');
    const { outcome, letters, ticket } = await answer(ask, '相違ありません。');
    expect(outcome).to.include({ verdict: 'ignored', reason: 'outdated-revision' });
    expect(ticket.state).to.equal('awaiting-office');
    expect(posts(letters)).to.deep.equal([`confirm-request → ${OFFICE}`]);
  });

  it('an office without its token changes nothing: it gets a fresh one, and staff hear of it', async () => {
    const ask = theLetter(await fromOffice(WITHOUT_ACCOUNT), 'missing-information', OFFICE);
    const { letters, ticket } = await answer(ask, 'UTokyo Account：9900000101', { to: 'desk@desk.example' });
    expect(ticket).to.include({ state: 'awaiting-information', revision: 1 });
    expect(posts(letters)).to.deep.equal([`help → ${OFFICE}`, ...WORDS_FROM_OFFICE]);
    const fresh = await answer(theLetter(letters, 'help', OFFICE), 'UTokyo Account：9900000101');
    expect(fresh.ticket.state).to.equal('awaiting-decision');
  });

  it('the applicant’s address changes only by the office, and only with CONFIRM', async () => {
    const received = theLetter(await fromOffice(REQUEST), 'request-received', OFFICE);
    const alone = await answer(received, '本人連絡先：new@mailbox.example');
    expect(alone.ticket.application.values.contact).to.equal(HANAKO);
    expect(posts(alone.letters)).to.deep.equal([`refused → ${OFFICE}`]);
    const both = await answer(theLetter(alone.letters, 'refused', OFFICE), '本人連絡先：new@mailbox.example\nCONFIRM');
    expect(both.ticket.application.values.contact).to.equal('new@mailbox.example');
    expect(both.ticket.revision).to.equal(2);
    expect(posts(both.letters)).to.deep.equal([
      'acknowledgement → new@mailbox.example',
      `request-received → ${OFFICE}`,
      `review-changed → ${LEE}`,
      `review-changed → ${MORI}`,
    ]);
  });

  for (const text of [
    '本人連絡先：new@mailbox.example',
    'Please use my new address: new@mailbox.example',
    '連絡の付くメールアドレス: new@mailbox.example\nCONFIRM',
  ]) {
    it(`an applicant moves no address: ${JSON.stringify(text)} (threat F08)`, async () => {
      const ack = theLetter(await fromForm(FORM_MAIL), 'acknowledgement', NANAMI);
      const before = await ticket();
      const { letters, ticket: after } = await answer(ack, text);
      expect(after.application).to.deep.equal(before.application);
      expect(after.revision).to.equal(before.revision);
      expect(posts(letters)).to.deep.equal([`receipt → ${NANAMI}`, ...WORDS_FROM_APPLICANT]);
      expect(theLetter(letters, 'words-from-applicant', MORI).text).to.include('new@mailbox.example');
    });
  }

  it('on the form route nobody changes the account or the name by mail', async () => {
    const ack = theLetter(await fromForm(FORM_MAIL), 'acknowledgement', NANAMI);
    const { ticket } = await answer(ack, 'UTokyo Account: 9900000808\n氏名：別人 太郎');
    expect(ticket.application.values).to.include({ account: '9900000707', name: '試験 七海' });
    expect(ticket.revision).to.equal(1);
  });

  it('an applicant who adds to the reason changes what deciders saw: their older letters no longer approve', async () => {
    const letters = await fromForm(FORM_MAIL);
    const old = theLetter(letters, 'review', MORI);
    const changed = await answer(theLetter(letters, 'acknowledgement', NANAMI), `理由：${REASON}`);
    expect(changed.ticket).to.include({ state: 'awaiting-decision', revision: 2 });
    expect(posts(changed.letters)).to.deep.equal([
      `receipt → ${NANAMI}`,
      `review-changed → ${LEE}`,
      `review-changed → ${MORI}`,
    ]);
    const late = await answer(old, '訂正 失効日 2026-04-01');
    expect(late.ticket.revision).to.equal(3);
    const approval = await answer(theLetter(changed.letters, 'review-changed', LEE), 'APPROVE');
    expect(approval.outcome).to.include({ reason: 'outdated-revision' });
    expect(approval.ticket.state).to.equal('awaiting-decision');
  });

  it('the same value once more changes nothing, and the sender hears that it is there', async () => {
    const ack = theLetter(await fromForm(FORM_MAIL), 'acknowledgement', NANAMI);
    const { letters, ticket } = await answer(ack, '理由：証明書が必要なため');
    expect(ticket.revision).to.equal(1);
    expect(posts(letters)).to.deep.equal([`receipt → ${NANAMI}`]);
  });

  it('an applicant needs no token to answer, only the address we wrote to', async () => {
    const ask = theLetter(await fromForm(FORM_WITHOUT_REASON), 'missing-information', NANAMI);
    const { ticket } = await answer(ask, REASON, { to: 'desk@desk.example' });
    expect(ticket.state).to.equal('awaiting-decision');
  });

  it('from another address nothing changes', async () => {
    const ask = theLetter(await fromForm(FORM_WITHOUT_REASON), 'missing-information', NANAMI);
    for (const text of [REASON, 'WITHDRAW', 'ENGLISH']) {
      const { outcome, ticket } = await answer(ask, text, { from: 'other@mailbox.example' });
      expect(outcome).to.include({ kind: 'unverified-reply', verdict: 'ignored', filing: 'leave' });
      expect(ticket).to.include({ state: 'awaiting-information', revision: 1, applicantLanguage: 'ja' });
    }
  });

  it('a vacation responder supplies nothing and is not answered', async () => {
    const ask = theLetter(await fromForm(FORM_WITHOUT_REASON), 'missing-information', NANAMI);
    const headers = [`In-Reply-To: ${ask.mail.messageId}`, 'Auto-Submitted: auto-replied'];
    const { outcome, letters, ticket } = await answer(ask, REASON, { headers });
    expect(outcome).to.include({ verdict: 'ignored', reason: 'machine', filing: 'done' });
    expect(ticket.state).to.equal('awaiting-information');
    expect(letters).to.deep.equal([]);
  });
});

describe('An applicant’s answer', () => {
  withDesk();

  it('frees the right it withdraws: a later request of the same person is not turned down for it', async () => {
    const { applicant } = await opened();
    await approve();
    await answer(applicant, '辞退します。');
    await desk.receive({ from: OFFICE, subject: 'クラウドデータ救出（再）', text: `${REQUEST}\n再度の依頼です。` });
    const review = (await desk.newLetters()).find(({ template, to }) => template === 'review' && to === LEE);
    if (!review) throw new Error('nobody was asked');
    const outcome = await desk.receive(reply(review, 'SET revoked_on 2026-04-01\nAPPROVE'));
    expect(outcome).to.include({ verdict: 'accepted' });
  });

  for (const text of [
    'APPROVE',
    '承認',
    '却下 理由',
    'UNDO',
    'SET revoked_on 2026-04-01',
    '訂正 学生 はい',
    'PROVIDED',
    'CONFIRM',
    '相違ありません',
    'DENY',
  ]) {
    it(`is never a command of somebody else: ${text}`, async () => {
      const { applicant } = await opened();
      const before = await ticket();
      const { letters, ticket: after } = await answer(applicant, text);
      expect({ ...after, applicantLanguage: 'both' }).to.deep.equal({ ...before, applicantLanguage: 'both' });
      expect(posts(letters)).to.deep.equal([`receipt → ${HANAKO}`, ...WORDS_FROM_APPLICANT]);
    });
  }

  it('with a withdrawal and a condition is read by people', async () => {
    const { applicant } = await opened();
    const { ticket } = await answer(applicant, '取り下げます。\nただし、OneDriveだけは残してください。');
    expect(ticket.state).to.equal('awaiting-decision');
  });

  it('shows which language to use, where letters came in both', async () => {
    const { applicant } = await opened();
    expect(applicant.text)
      .to.match(/[ぁ-ん]/)
      .and.to.include('This is the Support Desk');
    const { ticket, letters } = await answer(applicant, 'When will this be decided? I am moving next week.');
    expect(ticket.applicantLanguage).to.equal('en');
    expect(withoutOffer(theLetter(letters, 'receipt', HANAKO).text)).not.to.match(/[ぁ-ん]/);
  });

  it('may come twice to the same letter: words do not use it up', async () => {
    const { office } = await opened();
    await answer(office, '昨日お電話しました。');
    const { ticket } = await answer(office, '氏名：例示 華子');
    expect(ticket.application.values.name).to.equal('例示 華子');
  });

  it('leaves its words in no event and no record', async () => {
    const { applicant } = await opened();
    const { ticket } = await answer(applicant, '秘密のことば');
    const history = await desk.desk.store.ticketHistory(ticket.id);
    expect(JSON.stringify(history?.events))
      .to.include('words-received')
      .and.not.to.match(/秘密|hanako/);
    expect(await desk.desk.store.verifyAudit()).to.equal(null);
  });
});
