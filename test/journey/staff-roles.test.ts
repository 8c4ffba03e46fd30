/** Who may give which order: members who are away, helpers, and people who are not on staff, through the whole desk. */
import { expect } from 'chai';
import {
  answer,
  desk,
  FORM_MAIL,
  fromForm,
  fromOffice,
  HANAKO,
  release,
  review,
  ticket,
  withDesk,
} from './answering.ts';
import { HELPER, LEE, MORI, posts, REQUEST, reply, theLetter } from './desk-in-memory.ts';

const REVIEWS = [`review → ${LEE}`, `review → ${MORI}`];
const PROGRESS = [`progress → ${LEE}`, `progress → ${MORI}`];

describe('AWAY', () => {
  withDesk();

  it('spares the member review mails on those days, and is confirmed', async () => {
    const { letters } = await answer(await review(), '不在 2026-06-03 2026-06-05');
    expect(posts(letters)).to.deep.equal([`transcript → ${MORI}`]);
    expect(theLetter(letters, 'transcript', MORI).text).to.include('不在 2026-06-03 2026-06-05');
    const form = await fromForm(FORM_MAIL);
    expect(posts(form).filter((post) => post.startsWith('review →'))).to.deep.equal([`review → ${LEE}`]);
    desk.pass(3 * 24 * 60);
    const later = await fromForm(FORM_MAIL.replace('9900000707', '9900000808'));
    expect(posts(later).filter((post) => post.startsWith('review →'))).to.deep.equal(REVIEWS);
  });

  it('is taken back by AWAY CANCEL, and the letter says what stands', async () => {
    const first = await review();
    await answer(first, '不在 2026-06-03 2026-06-05');
    await answer(first, '不在 2026-06-10 2026-06-12');
    const partly = await answer(first, '不在 取消 2026-06-03 2026-06-04');
    const told = theLetter(partly.letters, 'transcript', MORI).text;
    expect(told).to.include('不在 取消 2026-06-03 2026-06-04');
    expect(told).to.include('2026年6月5日（金）から2026年6月5日（金）まで');
    expect(told).to.include('2026年6月10日（水）から2026年6月12日（金）まで');
    expect(posts(await fromForm(FORM_MAIL)).filter((post) => post.startsWith('review →'))).to.deep.equal(REVIEWS);
    const all = await answer(first, '不在 取消');
    expect(theLetter(all.letters, 'transcript', MORI).text).to.include('登録されているご不在の予定はありません');
    desk.pass(8 * 24 * 60);
    const later = await fromForm(FORM_MAIL.replace('9900000707', '9900000808'));
    expect(posts(later).filter((post) => post.startsWith('review →'))).to.deep.equal(REVIEWS);
  });

  it('is moved in one mail, in which the days were taken back first', async () => {
    const first = await review();
    await answer(first, '不在 2026-06-03 2026-06-05');
    const { letters } = await answer(first, '不在 取消\n不在 2026-06-04 2026-06-08');
    expect(theLetter(letters, 'transcript', MORI).text).to.include('2026年6月4日（木）から2026年6月8日（月）まで');
    expect(await desk.desk.store.transaction((tx) => tx.absences())).to.deep.equal([
      { address: MORI, from: '2026-06-04', until: '2026-06-08' },
    ]);
  });

  it('leaves the letter answered alive, and everybody hears when no decider is left', async () => {
    const first = await review();
    await answer(first, '不在 2026-06-10 2026-06-12');
    const { letters } = await answer(theLetter(await desk.letters(), 'review', LEE), 'AWAY 2026-06-12 2026-06-20');
    expect(posts(letters)).to.deep.equal([
      `alert → ${HELPER}`,
      `alert → ${LEE}`,
      `alert → ${MORI}`,
      `transcript → ${LEE}`,
    ]);
    expect((await answer(first, '訂正 失効日 2026-04-01\n承認')).ticket.state).to.equal('approved');
  });
});

describe('A helper', () => {
  withDesk();

  const masked = async () => theLetter(await fromOffice(REQUEST), 'review-masked', HELPER);

  it('is shown nothing that identifies the applicant, in any letter of the whole way', async () => {
    const seen = (await fromOffice(REQUEST)).filter(({ to }) => to === HELPER);
    const first = theLetter(await desk.letters(), 'review', MORI);
    const recorded = await answer(first, '訂正 失効日 2026-04-01\n承認');
    await release();
    const provided = await answer(theLetter(await desk.letters(), 'provide-access', MORI), '提供済');
    const revoked = await answer(theLetter(await desk.letters(), 'provide-access', LEE), 'REVOKE');
    for (const { letters } of [recorded, provided, revoked]) seen.push(...letters.filter(({ to }) => to === HELPER));
    expect(seen.map(({ template }) => template).sort()).to.deep.equal(['progress', 'recorded', 'review-masked']);
    for (const { text, subject } of seen)
      for (const known of ['9900000101', '37-990101', '例示 花子', HANAKO]) {
        expect(`${subject}\n${text}`).not.to.include(known);
      }
  });

  it('leaves a note, which deciders read', async () => {
    const { letters, ticket: after } = await answer(await masked(), 'メモ 電話がありました。');
    expect(after.notes).to.have.length(1);
    expect(posts(letters)).to.deep.equal([...PROGRESS, `progress → ${HELPER}`].sort());
  });

  it('asks for the status, and may do nothing else', async () => {
    const letter = await masked();
    expect(posts((await answer(letter, '状況')).letters)).to.deep.equal([`status → ${HELPER}`]);
    const orders = [
      ...[
        '承認',
        '却下 理由',
        '照会\nどれですか。',
        '回答\n来週です。',
        '保留',
        '再開',
        '担当します',
        '取消',
        '提供済',
      ],
      ...['終了', '提供不可', '緊急停止', '再審査', '対象外', '不在 2026-06-10 2026-06-11', '訂正 学生 はい'],
      ...['訂正 サービス OneDrive', '訂正 理由：別の理由'],
    ];
    for (const text of orders) {
      const { outcome, ticket: after } = await answer(letter, text);
      expect([text, outcome.verdict, outcome.reason]).to.deep.equal([text, 'ignored', 'not-a-decider']);
      expect(after).to.include({ state: 'awaiting-decision', revision: 1 });
    }
  });
});

describe('Somebody who is not on staff', () => {
  withDesk();

  it('gives no order, though they have the letter', async () => {
    const letter = await review();
    for (const text of [
      '対象外',
      '保留',
      'メモ 見ました',
      '照会\nどれですか。',
      '緊急停止',
      '不在 2026-06-10 2026-06-11',
    ]) {
      await desk.receive(reply(letter, text, { from: 'stranger@other.example' }));
      expect(await ticket()).to.include({ state: 'awaiting-decision', revision: 1 });
    }
    expect((await ticket()).notes).to.equal(undefined);
    expect(posts(await desk.newLetters()).filter((post) => !post.startsWith('alert'))).to.deep.equal([]);
  });
});
