/** The orders of staff while a ticket is decided, through the whole desk: mails in, letters out, and what the ticket then is. */
import { expect } from 'chai';
import { ticketAsRow } from '../../src/store/stored-forms.ts';
import { answer, desk, FORM_MAIL, fromForm, HANAKO, NANAMI, review, withDesk } from './answering.ts';
import { LEE, MORI, OFFICE, posts, theLetter } from './desk-in-memory.ts';

const REVIEWS = [`review → ${LEE}`, `review → ${MORI}`];
const PROGRESS = [`progress → ${LEE}`, `progress → ${MORI}`];

describe('ASK', () => {
  withDesk();

  it('sends the words to the applicant, whose answer comes back to all deciders with the review', async () => {
    const first = await review();
    const asked = await answer(
      first,
      'お疲れ様です。\n照会\n図3の元データは、どちらのサービスにありますか。\n\n森 一郎',
    );
    expect(posts(asked.letters)).to.deep.equal([...PROGRESS, `question → ${HANAKO}`].sort());
    const question = theLetter(asked.letters, 'question', HANAKO);
    expect(question.text).to.include('図3の元データは、どちらのサービスにありますか。').and.not.include('森 一郎');
    expect(asked.ticket).to.include({ state: 'awaiting-decision', revision: 1 });

    const answered = await answer(question, 'ファイルのほうです。');
    expect(posts(answered.letters)).to.deep.equal([
      `receipt → ${HANAKO}`,
      `words-from-applicant → ${LEE}`,
      `words-from-applicant → ${MORI}`,
    ]);
    const words = theLetter(answered.letters, 'words-from-applicant', LEE);
    expect(words.text).to.include('| ファイルのほうです。').and.include('9900000101').and.include('On file');
    expect(answered.ticket).to.include({ question: null, revision: 2 });

    const outdated = await answer(theLetter(await desk.letters(), 'review', LEE), 'SET revoked_on 2026-04-01\nAPPROVE');
    expect(outdated.outcome).to.include({ verdict: 'ignored', reason: 'outdated-revision' });
    expect(theLetter(outdated.letters, 'refused', LEE).text).to.include('| ファイルのほうです。');
    const decided = await answer(words, 'SET revoked_on 2026-04-01\nAPPROVE');
    expect(decided.ticket.state).to.equal('approved');
  });

  it('leaves the letter it answers alive: the question does not use up the decision', async () => {
    const first = await review();
    await answer(first, '照会\nどちらですか。');
    const decided = await answer(first, '訂正 失効日 2026-04-01\n承認');
    expect(decided.ticket.state).to.equal('approved');
  });

  it('with a decision among the words, or with lines of ours, does nothing', async () => {
    const first = await review();
    for (const [text, word] of [
      ['照会\nどちらですか。\n承認', 'contradiction'],
      [`ASK\nWrite to desk+t${'a'.repeat(26)}@desk.example`, 'words-unfit'],
    ] as const) {
      const { outcome, letters, ticket: after } = await answer(first, text);
      expect(outcome.reason, text).to.equal(word);
      expect(posts(letters)).to.deep.equal([`help → ${MORI}`]);
      expect(after.notes).to.equal(undefined);
    }
  });

  it('the answer given in the words of a field completes the question too', async () => {
    await fromForm(FORM_MAIL);
    const asked = await answer(theLetter(await desk.letters(), 'review', MORI), '質問\n理由を具体的にお願いします。');
    const answered = await answer(
      theLetter(asked.letters, 'question', NANAMI),
      '救出が必要な理由: 査読で図3の元データを求められているため。',
    );
    expect(answered.ticket).to.include({ question: null, revision: 2 });
    expect(answered.ticket.application.values.reason).to.include('図3');
    expect(posts(answered.letters)).to.include(`review-changed → ${LEE}`);
  });
});

describe('ANSWER, NOTE, TAKE', () => {
  withDesk();

  it('ANSWER sends words and changes nothing', async () => {
    const { letters, ticket: after } = await answer(await review(), '回答\n来週の予定です。');
    expect(posts(letters)).to.deep.equal([`answer → ${HANAKO}`, ...PROGRESS].sort());
    expect(after).to.include({ state: 'awaiting-decision', revision: 1 });
  });

  it('a NOTE is kept, shown in later reviews, and never reaches the applicant or the office', async () => {
    const noted = await answer(await review(), 'メモ 学務に電話で確認済み。');
    expect(posts(noted.letters)).to.deep.equal(PROGRESS);
    const set = await answer(theLetter(await desk.letters(), 'review', LEE), 'SET revoked_on 2026-04-01');
    expect(theLetter(set.letters, 'review-changed', MORI).text).to.include('| 学務に電話で確認済み。');
    const outside = (await desk.letters()).filter(({ to }) => to === HANAKO || to === OFFICE);
    expect(outside.some(({ text }) => text.includes('電話で確認'))).to.equal(false);
  });

  it('what people write stands in the part of the ticket that is erased, and in no event', async () => {
    const first = await review();
    await answer(first, 'メモ 内緒の事情あり');
    const asked = await answer(first, '照会\nどの図ですか。');
    const { ticket: after } = await answer(theLetter(asked.letters, 'question', HANAKO), '図3です。');
    expect(after.notes?.map(({ purpose }) => purpose)).to.deep.equal(['note', 'question', 'reply']);
    const { content, ...rest } = ticketAsRow(after, 1, { id: '', secret: Buffer.alloc(32) });
    const history = await desk.desk.store.ticketHistory(after.id);
    for (const text of ['内緒', 'どの図', '図3']) {
      expect(content).to.include(text);
      expect(JSON.stringify([rest, history?.events])).not.to.include(text);
    }
  });

  it('NOTE and APPROVE in one mail: both, with a transcript', async () => {
    const { letters, ticket: after } = await answer(
      await review(),
      'メモ 学務に電話で確認済み。\n訂正 失効日 2026-04-01\n承認',
    );
    expect(after).to.include({ state: 'approved' });
    const transcript = theLetter(letters, 'transcript', MORI).text;
    expect(transcript.match(/^・(?:メモ|訂正 失効日 2026-04-01|承認)$/gm)).to.have.length(3);
  });

  it('all or none: what may not be done takes everything beside it along', async () => {
    const { outcome, ticket: after } = await answer(await review(), 'TAKE\nNOTE looked at it\nCLOSED');
    expect(outcome.reason).to.equal('access-not-open');
    expect([after.taker, after.notes]).to.deep.equal([undefined, undefined]);
  });

  it('TAKE is told to all deciders and shown to them', async () => {
    const { letters, ticket: after } = await answer(await review(LEE), 'TAKE');
    expect(after.taker).to.equal(LEE);
    expect(posts(letters)).to.deep.equal(PROGRESS);
    const status = await answer(theLetter(await desk.letters(), 'review', MORI), '状況');
    expect(theLetter(status.letters, 'status', MORI).text).to.include('Kim Leeさんが担当しています');
  });

  it('a note rides along in the second round', async () => {
    const first = await review();
    const unproven = await answer(first, 'メモ 電話で確認\n訂正 失効日 2026-04-01\n承認', { signedBy: null });
    expect(unproven.outcome.reason).to.equal('second-round');
    const round = theLetter(unproven.letters, 'second-round', MORI);
    const code = /確認コード：([A-Z2-7]{6})/.exec(round.text)?.[1];
    const decided = await answer(round, `承認 ${code}`, { signedBy: null });
    expect(decided.ticket.state).to.equal('approved');
    expect(decided.ticket.notes?.map(({ text }) => text)).to.deep.equal(['電話で確認']);
  });
});

describe('HOLD and RESUME', () => {
  withDesk();

  it('nothing is decided between them', async () => {
    await review();
    const held = await answer(theLetter(await desk.letters(), 'review', MORI), '保留：学務に照会中');
    expect(held.ticket.state).to.equal('on-hold');
    expect(posts(held.letters)).to.deep.equal(PROGRESS);
    const stopped = await answer(theLetter(await desk.letters(), 'review', LEE), 'SET revoked_on 2026-04-01\nAPPROVE');
    expect(stopped.outcome.reason).to.equal('on-hold');
    expect(stopped.ticket.revokedOn).to.equal(null);
    const resumed = await answer(theLetter(held.letters, 'progress', MORI), '再開');
    expect(resumed.ticket.state).to.equal('awaiting-decision');
    expect(posts(resumed.letters)).to.deep.equal(REVIEWS);
  });

  it('RESUME and a decision below it in one mail do both, as the letter that stops a decision says', async () => {
    await review();
    await answer(theLetter(await desk.letters(), 'review', MORI), '保留');
    const stopped = await answer(theLetter(await desk.letters(), 'review', LEE), 'SET revoked_on 2026-04-01\nAPPROVE');
    const refused = theLetter(stopped.letters, 'refused', LEE);
    expect(refused.text.replace(/\s+/g, ' ')).to.include('write RESUME on the first line');
    const decided = await answer(refused, 'RESUME\nSET revoked_on 2026-04-01\nAPPROVE');
    expect(decided.ticket.state).to.equal('approved');
  });
});
