import { expect } from 'chai';
import { tellOfLateAcknowledgements } from '../../src/jobs/tell-of-late-acknowledgements.ts';
import { HELPER, LEE, MORI, OFFICE, theLetter } from '../journey/desk-in-memory.ts';
import { EdgeDesk, HANAKO, NANAMI, templatesOf } from './edges/edge-desk.ts';

const STAFF = [MORI, LEE, HELPER];

describe('Edge cases of the domain: mails and answers', () => {
  let desk: EdgeDesk;
  beforeEach(async () => {
    desk = await EdgeDesk.open();
  });
  afterEach(() => desk.close());

  it('E26: an answer from another address changes nothing and is told to staff; nothing is written to that address', async () => {
    const { letters } = await desk.form({ 救出が必要な理由: 'バックアップを忘れたため' });
    const before = await desk.ticket();
    const acknowledged = theLetter(letters, 'acknowledgement', NANAMI);
    const elsewhere = 'nanami.private@elsewhere.example';
    const { outcome, letters: told } = await desk.mail({
      from: elsewhere,
      subject: `Re: ${acknowledged.subject}`,
      text: '連絡先：nanami.private@elsewhere.example\n取り下げ',
      headers: [`In-Reply-To: <someone@elsewhere.example>`],
    });
    expect(outcome).to.include({ kind: 'unverified-reply', filing: 'leave' });
    expect(await desk.ticket()).to.deep.equal(before);
    expect(told.map(({ to }) => to)).to.not.include(elsewhere);
    expect(told.length).to.be.greaterThan(0);
    expect(told.every(({ to }) => STAFF.includes(to))).to.equal(true);
  });

  it('E27: whoever asks for a longer week is heard by staff and answered; the week stays as long as it is', async () => {
    await desk.office();
    const ready = theLetter(await desk.grant(), 'access-ready', HANAKO);
    const { window } = await desk.ticket();
    const asked = await desk.answer(ready, 'もう一週間延長していただけないでしょうか。');
    expect(templatesOf(asked.letters)).to.deep.equal(['receipt', 'words-from-applicant']);
    const words = theLetter(asked.letters, 'words-from-applicant', MORI);
    expect(words.text).to.include('延長');
    const answered = await desk.answer(words, '回答\n期間の延長はいたしかねます。');
    expect(theLetter(answered.letters, 'answer', HANAKO).text).to.include('いたしかねます');
    expect((await desk.ticket()).window).to.deep.equal(window);
  });

  it('E28: an approval whose data are gone ends as that: the applicant is told, and it is a state of its own', async () => {
    await desk.office();
    await desk.decide('訂正 失効日 2026-04-01\n承認');
    const work = theLetter(await desk.release(), 'provide-access', MORI);
    const { letters } = await desk.answer(work, '提供不可');
    expect(await desk.state()).to.equal('unavailable');
    expect(templatesOf(letters.filter(({ to }) => to === HANAKO))).to.deep.equal(['unavailable']);
    const ledger = await desk.desk.desk.store.transaction((tx) => tx.entitlementsUsed('9900000101', ''));
    expect(ledger, 'the approval has used the right').to.deep.equal(['eccs', 'onedrive']);
  });

  for (const [who, words] of [
    ['the family of somebody who died', '父が亡くなりました。家族が代わりに申請します。'],
    ['a lawyer', '代理人弁護士として、本人に代わり申請いたします。'],
    ['a supervisor', '指導教員です。研究室のデータを取り出してください。'],
  ] as const) {
    it(`E29: ${who} opens nothing: the owner must ask; staff are told, and people answer`, async () => {
      const { outcome, letters } = await desk.mail({
        from: 'somebody@elsewhere.example',
        subject: 'クラウドデータ救出について',
        text: `${words}\nUTokyo Account：9900000101\n学籍番号：37-990101\n氏名：例示 花子\n理由：必要なため\n`,
      });
      expect(outcome).to.include({ kind: 'unknown-request', filing: 'leave' });
      expect(await desk.tickets()).to.deep.equal([]);
      expect(letters.every(({ to }) => STAFF.includes(to))).to.equal(true);
      const alert = theLetter(letters, 'alert', MORI).text.replace(/\s+/g, '');
      expect(alert).to.include('申請できるのはご本人だけです').and.include('通じて申請するよう案内してください');
    });
  }

  for (const [what, headers] of [
    ['an automatic reply', ['Auto-Submitted: auto-replied']],
    ['a mail of a list', ['List-Id: <news.campus.example>']],
    ['a bulk mail', ['Precedence: bulk']],
    ['a mail without a sender to return to', ['Return-Path: <>']],
    ['an out-of-office note of a mail program', ['X-Autoreply: yes']],
  ] as const) {
    it(`E30: ${what} is not answered and commands nothing`, async () => {
      const { letters } = await desk.office();
      const review = theLetter(letters, 'review', MORI);
      const said = await desk.answer(review, '却下 理由', {
        headers: [`In-Reply-To: ${review.mail.messageId}`, ...headers],
      });
      expect(said.letters).to.deep.equal([]);
      expect(await desk.state()).to.equal('awaiting-decision');
      const request = await desk.office({ 'UTokyo Account': '9900000202' }, { headers: [...headers] });
      expect(request.letters.map(({ to }) => to)).to.not.include(OFFICE);
    });
  }

  it('E31: the confirmation is owed with the ticket; where it does not leave for half an hour, staff are told', async () => {
    const { letters } = await desk.form();
    theLetter(letters, 'acknowledgement', NANAMI);
    desk.desk.pass(29);
    await tellOfLateAcknowledgements(desk.desk.desk);
    expect(await desk.newLetters()).to.deep.equal([]);
    desk.desk.pass(3);
    await tellOfLateAcknowledgements(desk.desk.desk);
    const alerts = await desk.newLetters();
    expect(templatesOf(alerts)).to.deep.equal(['alert']);
    expect(alerts.map(({ to }) => to)).to.include.members([MORI, LEE]);
  });
});
