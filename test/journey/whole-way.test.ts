import { expect } from 'chai';
import {
  type DeskInMemory,
  FORM,
  HELPER,
  LEE,
  MORI,
  OFFICE,
  openDeskInMemory,
  posts,
  REQUEST,
  reply,
  theLetter,
} from './desk-in-memory.ts';

const HANAKO = 'hanako@mailbox.example';

const FORM_MAIL = `クラウドデータ救出の申請がありました。

申請日時: 2026-06-03 10:00 JST
本人確認: デジタル認証アプリ（マイナンバーカード） 確認済み
ひも付けされているUTokyo Account: 9900000707@utac.u-tokyo.ac.jp
氏名（券面）: 試験 七海

アクセスが必要なサービス: OneDrive
連絡の付くメールアドレス: nanami@post.example
救出が必要な理由: 証明書が必要なため
説明ページに記載の条件（1回限りの特別措置であることなど）を理解しました。: はい
`;
const FORM_HEADERS = ['Auto-Submitted: auto-generated', 'X-Salvage-Form: v0-assumed'];

describe('The whole way of an application', () => {
  let desk: DeskInMemory;
  beforeEach(async () => {
    desk = await openDeskInMemory();
  });
  afterEach(() => desk.close());

  async function stateOfFirst(): Promise<string | undefined> {
    return (await desk.desk.store.tickets())[0]?.state;
  }

  /** A complete request of a proven office, and its letters. */
  async function opened() {
    await desk.receive({ from: OFFICE, subject: 'クラウドデータ救出の取り次ぎ', text: REQUEST });
    return desk.newLetters();
  }

  /** The letters by which 森 has approved in one mail with the date, as they are recorded. */
  async function approved() {
    const review = theLetter(await opened(), 'review', MORI);
    const outcome = await desk.receive(
      reply(review, 'お疲れ様です。\n訂正 失効日 2026-04-01\n承認\nよろしくお願いいたします。'),
    );
    expect(outcome).to.include({ kind: 'staff-reply', verdict: 'accepted', filing: 'done' });
    return desk.newLetters();
  }

  /** Colleagues are told, the cooling-off passes, the mailbox is read again. */
  async function released() {
    await desk.send();
    await desk.settle();
    desk.pass(30);
    await desk.settle();
    return desk.newLetters();
  }

  it('office → ticket, acknowledgements, one review mail to each decider', async () => {
    expect(posts(await opened())).to.deep.equal([
      `acknowledgement → ${HANAKO}`,
      `request-received → ${OFFICE}`,
      `review → ${LEE}`,
      `review → ${MORI}`,
      `review-masked → ${HELPER}`,
    ]);
    expect(await stateOfFirst()).to.equal('awaiting-decision');
  });

  it('訂正 失効日 and 承認 in one mail: recorded to all staff, a transcript to the decider, nothing to the applicant yet', async () => {
    const letters = await approved();
    expect(posts(letters)).to.deep.equal([
      `recorded → ${HELPER}`,
      `recorded → ${LEE}`,
      `recorded → ${MORI}`,
      `transcript → ${MORI}`,
    ]);
    expect(await stateOfFirst()).to.equal('approved');
  });

  it('the cooling-off begins when the recorded letters were accepted, and ends with the applicant told', async () => {
    await approved();
    await desk.settle();
    desk.pass(60);
    await desk.settle();
    expect(await desk.newLetters(), 'no letter has been accepted').to.deep.equal([]);
    const letters = await released();
    expect(posts(letters)).to.deep.equal([
      `approved → ${HANAKO}`,
      `provide-access → ${LEE}`,
      `provide-access → ${MORI}`,
    ]);
    expect(await stateOfFirst()).to.equal('awaiting-provision');
  });

  it('is not released before a pass over the mailbox that began after the cooling-off', async () => {
    await approved();
    await desk.send();
    await desk.settle();
    desk.pass(29);
    await desk.desk.store.recordPass(desk.now());
    desk.pass(2);
    const { settleDecisions } = await import('../../src/jobs/settle-decisions.ts');
    expect(await settleDecisions(desk.desk)).to.deep.equal({ settled: 0, waitsForMailbox: true });
    await desk.settle();
    expect(await stateOfFirst()).to.equal('awaiting-provision');
  });

  it('UNDO by a colleague, who answers the recorded letter, stops it and asks again', async () => {
    const recorded = theLetter(await approved(), 'recorded', LEE);
    await desk.send();
    await desk.settle();
    desk.pass(29);
    expect(await desk.receive(reply(recorded, 'UNDO'))).to.include({ verdict: 'accepted' });
    expect(await stateOfFirst()).to.equal('awaiting-decision');
    const letters = await desk.newLetters();
    expect(posts(letters)).to.include.members([`review → ${LEE}`, `review → ${MORI}`]);
    desk.pass(60);
    await desk.settle();
    expect(posts(await desk.newLetters())).to.deep.equal([]);
    expect(await desk.receive(reply(theLetter(letters, 'review', LEE), 'APPROVE'))).to.include({ verdict: 'accepted' });
    expect(await stateOfFirst()).to.equal('approved');
  });

  it('PROVIDED opens the week, and the applicant hears its exact dates', async () => {
    await approved();
    const work = theLetter(await released(), 'provide-access', LEE);
    expect(await desk.receive(reply(work, 'Provided.'))).to.include({ verdict: 'accepted' });
    const ready = theLetter(await desk.newLetters(), 'access-ready', HANAKO);
    expect(ready.text).to.include('2026年6月3日').and.to.include('2026年6月10日').and.to.include('10 June 2026');
    expect(await stateOfFirst()).to.equal('access-open');
  });

  it('REJECT with a reason word: the applicant gets its paragraph, after the cooling-off', async () => {
    const review = theLetter(await opened(), 'review', LEE);
    expect(await desk.receive(reply(review, 'REJECT reason'))).to.include({ verdict: 'accepted' });
    await desk.newLetters();
    expect(posts(await released())).to.deep.equal([`rejected → ${HANAKO}`]);
    expect(await stateOfFirst()).to.equal('rejected');
  });

  it('the form route needs no office', async () => {
    const outcome = await desk.receive({ from: FORM, subject: '新規申請', text: FORM_MAIL, headers: FORM_HEADERS });
    expect(outcome).to.include({ kind: 'form-submission', verdict: 'accepted' });
    expect(posts(await desk.newLetters())).to.deep.equal([
      'acknowledgement → nanami@post.example',
      `review → ${LEE}`,
      `review → ${MORI}`,
      `review-masked → ${HELPER}`,
    ]);
  });

  it('an office without proof is asked at its registered address, and only its CONFIRM goes on', async () => {
    const outcome = await desk.receive({ from: OFFICE, subject: 'クラウドデータ救出', text: REQUEST, signedBy: null });
    expect(outcome).to.include({ verdict: 'accepted' });
    expect(await stateOfFirst()).to.equal('awaiting-office');
    const letters = await desk.newLetters();
    expect(posts(letters)).to.deep.equal([`confirm-request → ${OFFICE}`]);
    const ask = theLetter(letters, 'confirm-request', OFFICE);
    await desk.receive(reply(ask, '確認しました', { signedBy: null }));
    expect(await stateOfFirst(), '確認しました confirms nothing').to.equal('awaiting-office');
    await desk.newLetters();
    await desk.receive(reply(ask, '相違ありません。', { signedBy: null }));
    expect(await stateOfFirst()).to.equal('awaiting-decision');
    expect(posts(await desk.newLetters())).to.include.members([
      `acknowledgement → ${HANAKO}`,
      `confirmed → ${OFFICE}`,
      `review → ${MORI}`,
    ]);
  });

  it('the audit chain holds at the end', async () => {
    await approved();
    await released();
    expect(await desk.desk.store.verifyAudit()).to.equal(null);
  });
});
