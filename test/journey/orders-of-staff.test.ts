/** The orders of staff through the whole desk: mails in, letters out, and what the ticket then is. */
import { expect } from 'chai';
import { ticketAsRow } from '../../src/store/stored-forms.ts';
import {
  AFTER_COMPLETION,
  answer,
  approve,
  desk,
  FORM_MAIL,
  fromForm,
  fromOffice,
  HANAKO,
  NANAMI,
  release,
  ticket,
  withDesk,
} from './answering.ts';
import { HELPER, LEE, type Letter, MORI, OFFICE, posts, REQUEST, reply, theLetter } from './desk-in-memory.ts';

const REVIEWS = [`review → ${LEE}`, `review → ${MORI}`];
const PROGRESS = [`progress → ${LEE}`, `progress → ${MORI}`];

/** The review that `to` was sent first. */
async function review(to = MORI): Promise<Letter> {
  await fromOffice(REQUEST);
  return theLetter(await desk.letters(), 'review', to);
}

async function granted(): Promise<Letter> {
  await fromOffice(REQUEST);
  await approve();
  await release();
  return theLetter(await desk.letters(), 'provide-access', MORI);
}

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
    expect(transcript.match(/^・.*(?:NOTE|SET revoked_on 2026-04-01|APPROVE)$/gm)).to.have.length(3);
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

describe('The end of access', () => {
  withDesk();

  it('UNAVAILABLE: the applicant hears, and the ticket has ended', async () => {
    const { letters, ticket: after } = await answer(await granted(), '提供不可');
    expect(after.state).to.equal('unavailable');
    expect(posts(letters)).to.deep.equal([...PROGRESS, `unavailable → ${HANAKO}`].sort());
  });

  it('REVOKE ends an open week at once, and CLOSED ends the ticket', async () => {
    const work = await granted();
    const provided = await answer(work, '提供済');
    expect(provided.ticket.state).to.equal('access-open');
    const early = await answer(theLetter(await desk.letters(), 'provide-access', LEE), 'CLOSED');
    expect(early.outcome.reason).to.equal('window-open');
    const revoked = await answer(theLetter(await desk.letters(), 'provide-access', LEE), 'REVOKE');
    expect(revoked.ticket.window?.closesAt).to.equal(desk.now());
    expect(posts(revoked.letters)).to.deep.equal(
      [
        `close-access → ${LEE}`,
        `close-access → ${MORI}`,
        ...PROGRESS,
        `progress → ${HELPER}`,
        `revoked → ${HANAKO}`,
      ].sort(),
    );
    const closed = await answer(theLetter(revoked.letters, 'close-access', MORI), '終了しました。');
    expect(closed.ticket.state).to.equal('access-closed');
    expect(posts(closed.letters)).to.deep.equal(PROGRESS);
  });

  it('a used token of a decided ticket acts no more', async () => {
    const work = await granted();
    await answer(work, '提供済');
    const again = await answer(work, '緊急停止');
    expect(again.outcome.reason).to.equal('token.used');
    expect(again.ticket.state).to.equal('access-open');
  });
});

describe('REOPEN', () => {
  withDesk();

  it('brings a rejected ticket back to review, and its rights are as they were', async () => {
    const first = await review();
    const other = theLetter(await desk.letters(), 'review', LEE);
    await answer(first, '却下 理由');
    await release();
    const rejected = await answer(other, 'REOPEN');
    expect(rejected.ticket).to.include({ state: 'awaiting-decision', decision: null, revision: 2 });
    expect(posts(rejected.letters)).to.deep.equal([`reopened → ${HANAKO}`, ...REVIEWS].sort());
    const decided = await answer(theLetter(rejected.letters, 'review', MORI), '訂正 失効日 2026-04-01\n承認');
    expect(decided.ticket.state).to.equal('approved');
  });
});

describe('NOT-OURS', () => {
  withDesk();

  it('cancels what has not left, and the mail is to go back and stay in the inbox', async () => {
    const request = { from: OFFICE, subject: 'クラウドデータ救出', text: REQUEST, date: desk.now() };
    const received = await desk.receive(request);
    expect(posts(await desk.newLetters())).to.deep.equal(AFTER_COMPLETION);
    const first = theLetter(await desk.letters(), 'review', MORI);
    const { letters, ticket: after } = await answer(first, '対象外');
    expect(after.state).to.equal('not-ours');
    expect(posts(letters)).to.deep.equal(PROGRESS);
    const history = await desk.desk.store.ticketHistory(after.id);
    const unsent = history?.letters.filter(({ state }) => state === 'due').map(({ template }) => template);
    expect(unsent).to.deep.equal(['progress', 'progress']);
    expect(await desk.desk.store.mailsToHandBack()).to.deep.equal([
      { contentKey: received.contentKey, receivedAt: '2026-06-03T01:00:00.000Z' },
    ]);
    const back = await desk.receive(request);
    expect(back).to.include({ verdict: 'duplicate', filing: 'leave' });
    await desk.desk.store.mailHandedBack(received.contentKey, desk.now());
    expect(await desk.desk.store.mailsToHandBack()).to.deep.equal([]);
  });

  it('keeps a mail that another applicant still needs', async () => {
    const second = REQUEST.replace('9900000101', '9900000202')
      .replace('例示 花子', '試験 太郎')
      .replace(HANAKO, 'taro@mailbox.example')
      .replace('37-990101', '37-990102');
    await fromOffice(`${REQUEST}\n----------\n\n${second}`);
    const tickets = await desk.desk.store.tickets();
    expect(tickets).to.have.length(2);
    const reviews = (await desk.letters()).filter(({ template, to }) => template === 'review' && to === MORI);
    const [one, other] = reviews;
    if (!one || !other) throw new Error('there are no two reviews');
    await answer(one, '対象外');
    expect(await desk.desk.store.mailsToHandBack()).to.deep.equal([]);
    await answer(other, '対象外');
    expect(await desk.desk.store.mailsToHandBack()).to.have.length(1);
  });
});

describe('AWAY', () => {
  withDesk();

  it('spares the member review mails on those days, and is confirmed', async () => {
    const { letters } = await answer(await review(), '不在 2026-06-03 2026-06-05');
    expect(posts(letters)).to.deep.equal([`transcript → ${MORI}`]);
    expect(theLetter(letters, 'transcript', MORI).text).to.include('AWAY 2026-06-03 2026-06-05');
    const form = await fromForm(FORM_MAIL);
    expect(posts(form).filter((post) => post.startsWith('review →'))).to.deep.equal([`review → ${LEE}`]);
    desk.pass(3 * 24 * 60);
    const later = await fromForm(FORM_MAIL.replace('9900000707', '9900000808'));
    expect(posts(later).filter((post) => post.startsWith('review →'))).to.deep.equal(REVIEWS);
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
