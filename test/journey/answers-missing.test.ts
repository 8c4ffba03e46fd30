/** What was missing is answered: in the block, above it, or in plain words; once or piece by piece. */
import { expect } from 'chai';
import { ANSWERS_BEGIN, ANSWERS_END } from '../../src/notifications/separator.ts';
import {
  AFTER_COMPLETION,
  answer,
  desk,
  FORM_MAIL,
  FORM_WITHOUT_REASON,
  filledIn,
  fromForm,
  fromOffice,
  NANAMI,
  REASON,
  WITHOUT_ACCOUNT,
  WITHOUT_BOTH,
  WORDS_FROM_APPLICANT,
  withDesk,
} from './answering.ts';
import { HELPER, LEE, MORI, OFFICE, posts, REQUEST, reply, theLetter } from './desk-in-memory.ts';

describe('What is missing is answered', () => {
  withDesk();

  it('in the block inside the quote: the same ticket goes on', async () => {
    const ask = theLetter(await fromOffice(WITHOUT_BOTH), 'missing-information', OFFICE);
    expect(ask.text).to.match(/7項目のうち5項目|8項目のうち6項目/);
    const { outcome, letters, ticket } = await answer(
      ask,
      '',
      filledIn(ask, { アカウント: '9900000101', UTokyo: '9900000101', 措置: REASON, 理由: REASON }),
    );
    expect(outcome).to.include({ kind: 'office-reply', verdict: 'accepted', filing: 'done' });
    expect(ticket).to.include({ state: 'awaiting-decision', revision: 2 });
    expect(ticket.application.values).to.include({ account: '9900000101', reason: REASON });
    expect(ticket.application.warnings).to.deep.equal([]);
    expect(posts(letters)).to.deep.equal(AFTER_COMPLETION);
  });

  it('in labelled lines above the quote', async () => {
    const ask = theLetter(await fromOffice(WITHOUT_BOTH), 'missing-information', OFFICE);
    const text = `お世話になっております。\n\nUTokyo Account：9900000101\n理由：${REASON}\n\nよろしくお願いいたします。`;
    const { letters, ticket } = await answer(ask, text);
    expect(ticket.state).to.equal('awaiting-decision');
    expect(ticket.application.values).to.include({ account: '9900000101', reason: REASON });
    expect(posts(letters)).to.deep.equal(AFTER_COMPLETION);
  });

  it('in plain prose, when only the reason was asked for; greetings and thanks are not part of it', async () => {
    const ask = theLetter(await fromForm(FORM_WITHOUT_REASON), 'missing-information', NANAMI);
    const { letters, ticket } = await answer(
      ask,
      `試験 七海です。ご連絡ありがとうございます。\n\n${REASON}\n\nどうぞよろしくお願いいたします。`,
    );
    expect(ticket.application.values.reason).to.equal(REASON);
    expect(posts(letters)).to.deep.equal([
      `acknowledgement → ${NANAMI}`,
      `review → ${LEE}`,
      `review → ${MORI}`,
      `review-masked → ${HELPER}`,
    ]);
  });

  it('in prose that names the services, when only they were asked for', async () => {
    const ask = theLetter(await fromForm(FORM_MAIL.replace('OneDrive', '')), 'missing-information', NANAMI);
    const { ticket } = await answer(ask, 'OneDriveです。');
    expect(ticket).to.include({ state: 'awaiting-decision' });
    expect(ticket.application.services).to.deep.equal(['onedrive']);
  });

  it('but a question is no reason: it reaches staff, and nothing is changed', async () => {
    const ask = theLetter(await fromForm(FORM_WITHOUT_REASON), 'missing-information', NANAMI);
    const { letters, ticket } = await answer(ask, 'いつまでに返信すればよいでしょうか。');
    expect(ticket).to.include({ state: 'awaiting-information', revision: 1 });
    expect(posts(letters)).to.deep.equal([`receipt → ${NANAMI}`, ...WORDS_FROM_APPLICANT]);
  });

  it('piece by piece: each time what is still missing is asked for again, with the reason', async () => {
    const ask = theLetter(await fromOffice(WITHOUT_BOTH), 'missing-information', OFFICE);
    const first = await answer(ask, `理由：${REASON}`);
    expect(first.ticket).to.include({ state: 'awaiting-information', revision: 2 });
    expect(first.ticket.application.missing).to.deep.equal(['account']);
    const again = theLetter(first.letters, 'missing-information', OFFICE);
    const second = await answer(again, 'UTokyo Account：990000010O');
    expect(second.ticket, 'an O for a zero is no digit').to.include({ state: 'awaiting-information', revision: 2 });
    const third = await answer(theLetter(second.letters, 'missing-information', OFFICE), 'UTokyo Account：9900000101');
    expect(third.ticket).to.include({ state: 'awaiting-decision', revision: 3 });
    expect(posts(third.letters)).to.deep.equal(AFTER_COMPLETION);
  });

  it('with two different values above and below: neither is guessed', async () => {
    const ask = theLetter(await fromOffice(WITHOUT_ACCOUNT), 'missing-information', OFFICE);
    const quoted = filledIn(ask, { UTokyo: '9900000102', アカウント: '9900000102' }).text;
    const { ticket } = await answer(ask, '', { text: `UTokyo Account：9900000101\n\n${quoted}` });
    expect(ticket).to.include({ state: 'awaiting-information' });
    expect(ticket.application.values).not.to.have.property('account');
  });

  it('by an empty block: nothing was answered, and help comes', async () => {
    const ask = theLetter(await fromOffice(WITHOUT_ACCOUNT), 'missing-information', OFFICE);
    const { letters, ticket } = await answer(ask, '', filledIn(ask, {}));
    expect(ticket).to.include({ state: 'awaiting-information', revision: 1 });
    expect(posts(letters)).to.deep.equal([`help → ${OFFICE}`]);
  });

  it('a command inside the block, or in the quote, does nothing', async () => {
    const ask = theLetter(await fromOffice(WITHOUT_ACCOUNT), 'missing-information', OFFICE);
    const block = `> ${ANSWERS_BEGIN}\n> 取り下げ\n> WITHDRAW\n> ${ANSWERS_END}`;
    const { ticket } = await answer(ask, '', { text: `承知しました。\n\n> ${ask.subject}\n${block}\n> DENY` });
    expect(ticket.state).to.equal('awaiting-information');
  });

  it('an account that comes later is looked up: the other open ticket is marked', async () => {
    await fromOffice(REQUEST);
    await desk.receive({ from: OFFICE, subject: 'クラウドデータ救出（別件）', text: WITHOUT_ACCOUNT });
    const ask = theLetter(await desk.newLetters(), 'missing-information', OFFICE);
    await desk.receive(reply(ask, 'UTokyo Account：9900000101'));
    expect((await desk.desk.store.tickets())[1]?.application.warnings).to.deep.equal(['duplicate']);
  });
});
