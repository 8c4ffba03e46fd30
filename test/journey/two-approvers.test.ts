/** Two approvers through the whole journey: who is asked, who is told, and what never counts. */
import { expect } from 'chai';
import { type Configured, Deciding, HANAKO, ITO, LEE, MORI, needing } from './deciding.ts';
import { posts, reply, theLetter } from './desk-in-memory.ts';

describe('Two approvers', () => {
  let given: Deciding;
  beforeEach(async () => {
    given = await Deciding.begin(needing(2));
  });
  afterEach(() => given.close());

  it('the first approval asks every other decider, and tells the first that it is recorded', async () => {
    expect(await given.says(MORI, '承認')).to.include({ verdict: 'accepted', reason: null });
    const letters = await given.desk.newLetters();
    expect(posts(letters)).to.deep.equal([
      `awaiting-second → ${MORI}`,
      `second-approver → ${ITO}`,
      `second-approver → ${LEE}`,
    ]);
    const addresses = letters.map(({ mail }) => mail.replyTo?.value[0]?.address);
    expect(new Set(addresses).size, 'a token of their own').to.equal(3);
    expect(await given.ticket()).to.deep.include({ state: 'awaiting-decision', decision: null });
    expect(await given.rights(), 'nothing is reserved for an approval that does not count yet').to.deep.equal([]);
  });

  it('the second, answering that letter, decides; after the cooling-off the applicant is told', async () => {
    await given.says(MORI, '承認');
    await given.says(LEE, 'APPROVE', theLetter(await given.desk.newLetters(), 'second-approver', LEE));
    const recorded = theLetter(await given.desk.newLetters(), 'recorded', LEE);
    expect(recorded.text).to.contain('Approved by').and.to.contain('森 一郎').and.to.contain('Kim Lee');
    expect((await given.ticket()).decision?.approvals?.map(({ by }) => by)).to.deep.equal([MORI, LEE]);
    await given.settle();
    expect(await given.ticket()).to.include({ state: 'awaiting-provision' });
    expect(posts(await given.desk.newLetters())).to.include(`approved → ${HANAKO}`);
  });

  it('the second may answer the first review letter as well: it is the same revision', async () => {
    await given.says(MORI, '承認');
    await given.says(ITO, '承認');
    expect(await given.ticket()).to.include({ state: 'approved' });
  });

  it('nothing is released on one approval, however long it waits', async () => {
    await given.says(MORI, '承認');
    await given.settle();
    await given.settle();
    expect(await given.ticket()).to.deep.include({ state: 'awaiting-decision', decision: null });
  });

  it('the same decider twice is told that the approval stands: by the used letter, and by the fresh one', async () => {
    await given.says(MORI, '承認');
    const fresh = theLetter(await given.desk.newLetters(), 'awaiting-second', MORI);
    for (const letter of [given.review(MORI), fresh]) {
      const outcome = await given.says(MORI, '承認', letter, { subject: `Re: ${letter.subject} ${letter.template}` });
      expect(outcome).to.include({ verdict: 'ignored', reason: 'same-approver' });
      expect(posts(await given.desk.newLetters())).to.deep.equal([`refused → ${MORI}`]);
    }
    expect(await given.ticket()).to.deep.include({ decision: null });
  });

  it('a second row for the same person in the registry adds no second approver (A13)', async () => {
    const again = 'mori+desk@staff.desk.example';
    const row = { name: 'Ichiro Mori', address: again, language: 'en', signers: ['staff.desk.example'] };
    const twice = await Deciding.begin(needing(2, ({ staff }) => staff.push(row)));
    await twice.says(MORI, '承認');
    expect(posts(await twice.desk.newLetters())).to.not.include(`second-approver → ${again}`);
    expect(await twice.says(again, 'APPROVE')).to.include({ reason: 'same-approver' });
    expect(await twice.ticket()).to.deep.include({ decision: null });
    await twice.close();
  });

  it('UNDO by the first, answering the letter that says it is recorded, takes it back', async () => {
    await given.says(MORI, '承認');
    const letter = theLetter(await given.desk.newLetters(), 'awaiting-second', MORI);
    await given.says(MORI, '取消', letter, { signedBy: null });
    expect(posts(await given.desk.newLetters())).to.deep.equal([
      `review → ${ITO}`,
      `review → ${LEE}`,
      `review → ${MORI}`,
    ]);
    await given.says(LEE, 'APPROVE');
    expect(await given.ticket()).to.deep.include({ decision: null });
  });

  it('one REJECT decides, and the first approver sees it in "recorded"', async () => {
    await given.says(MORI, '承認');
    await given.desk.newLetters();
    await given.says(LEE, 'REJECT window');
    expect(await given.ticket()).to.include({ state: 'rejected' });
    expect(posts(await given.desk.newLetters())).to.include(`recorded → ${MORI}`);
  });

  it('a SET voids the first approval, and everybody is told so with the review', async () => {
    await given.says(MORI, '承認');
    const second = theLetter(await given.desk.newLetters(), 'second-approver', LEE);
    await given.says(ITO, '訂正 失効日 2026-04-02');
    const changed = await given.desk.newLetters();
    expect(theLetter(changed, 'review-changed', LEE).text.replaceAll('\n', ' ')).to.match(
      /森 一郎 had decided .* no longer counts/,
    );
    expect(theLetter(changed, 'review-changed', MORI).text.replaceAll('\n', '')).to.contain('無効になりました');
    expect(await given.says(LEE, 'APPROVE', second)).to.include({ reason: 'outdated-revision' });
    expect(await given.ticket()).to.deep.include({ decision: null });
  });

  it('a SET in the second approver’s own mail makes that approval the first, and the letters say so', async () => {
    await given.says(MORI, '承認');
    await given.desk.newLetters();
    await given.says(LEE, 'SET revoked_on 2026-04-02\nAPPROVE');
    const letters = await given.desk.newLetters();
    expect(posts(letters)).to.deep.equal([
      `awaiting-second → ${LEE}`,
      `second-approver → ${ITO}`,
      `second-approver → ${MORI}`,
      `transcript → ${LEE}`,
    ]);
    expect(theLetter(letters, 'awaiting-second', LEE).text.replaceAll('\n', ' ')).to.contain('no longer counts');
    expect(theLetter(letters, 'second-approver', MORI).text.replaceAll('\n', '')).to.contain('無効になりました');
    await given.says(MORI, '承認', theLetter(letters, 'second-approver', MORI));
    expect((await given.ticket()).decision?.approvals?.map(({ by }) => by)).to.deep.equal([LEE, MORI]);
  });

  it('the status shows who has approved', async () => {
    await given.says(MORI, '承認');
    await given.says(LEE, 'STATUS', theLetter(await given.desk.newLetters(), 'second-approver', LEE));
    const { text } = theLetter(await given.desk.newLetters(), 'status', LEE);
    expect(text.replaceAll('\n', ' ')).to.match(/森 一郎 approved .* waiting for the approval of a second/);
  });

  for (const [first, last] of [
    [MORI, LEE],
    [LEE, MORI],
  ] as const) {
    it(`an unproven answer of the ${first === MORI ? 'second' : 'first'} takes a code, and the code counts as one`, async () => {
      const unproven = first === MORI ? last : first;
      for (const who of [first, last]) {
        const outcome = await given.says(who, 'APPROVE', given.review(who), who === unproven ? { signedBy: null } : {});
        if (who !== unproven) continue;
        expect(outcome).to.include({ verdict: 'ignored', reason: 'second-round' });
        const letter = theLetter(await given.desk.newLetters(), 'second-round', who);
        const code = /(?:Code: |確認コード：)([A-Z2-7]{6})$/m.exec(letter.text)?.[1];
        await given.says(who, `APPROVE ${code}`, letter, { signedBy: null });
      }
      expect(await given.ticket()).to.include({ state: 'approved' });
      expect((await given.ticket()).decision?.approvals?.map(({ by }) => by)).to.deep.equal([first, last]);
    });
  }

  it('two at once, and a third: one decision of two, and the third hears who decided (A12)', async () => {
    const { desk } = given;
    const outcomes = await Promise.all(
      [MORI, LEE, ITO].map((who) => desk.receive(reply(given.review(who), 'APPROVE'))),
    );
    expect(outcomes.map(({ reason }) => reason).sort()).to.deep.equal(['already-decided', null, null]);
    const { decision } = await given.ticket();
    expect(decision?.approvals).to.have.length(2);
    const letters = await desk.newLetters();
    expect(letters.filter(({ template }) => template === 'recorded')).to.have.length(4);
    await given.settle();
    await desk.settle();
    expect(posts(await desk.newLetters()).filter((post) => post.startsWith('approved'))).to.deep.equal([
      `approved → ${HANAKO}`,
    ]);
  });
});

describe('A note beside each decision', () => {
  it('is asked for where policy wants it, and taken from the line above the decision, also with a code', async () => {
    const wants = ({ policy }: Configured) => Object.assign(policy, { approvalNote: 'required' });
    const given = await Deciding.begin(needing(2, wants));
    expect(await given.says(LEE, 'APPROVE')).to.include({ reason: 'note-missing' });
    const refused = theLetter(await given.desk.newLetters(), 'refused', LEE);
    expect(refused.text).to.contain('NOTE:');
    await given.says(LEE, 'NOTE: rule 3 looked up\nAPPROVE', refused);
    await given.desk.newLetters();
    expect(await given.says(MORI, 'メモ：第3条を確認\n承認', given.review(MORI), { signedBy: null })).to.include({
      reason: 'second-round',
    });
    const letter = theLetter(await given.desk.newLetters(), 'second-round', MORI);
    const code = /確認コード：([A-Z2-7]{6})$/m.exec(letter.text)?.[1];
    await given.says(MORI, `承認 ${code}`, letter, { signedBy: null });
    expect(await given.ticket()).to.include({ state: 'approved' });
    await given.close();
  });
});

describe('An exception by two', () => {
  let given: Deciding;
  beforeEach(async () => {
    given = await Deciding.begin(needing(1), '2025-10-15');
  });
  afterEach(() => given.close());

  it('is refused to a plain APPROVE, with how to ask for it', async () => {
    expect(await given.says(LEE, 'APPROVE')).to.include({ reason: 'window-passed' });
    expect(theLetter(await given.desk.newLetters(), 'refused', LEE).text).to.contain('APPROVE EXCEPTION');
  });

  it('takes both, says in every letter what is overruled, and is granted', async () => {
    await given.says(MORI, '承認 特例');
    const second = theLetter(await given.desk.newLetters(), 'second-approver', LEE);
    expect(second.text).to.contain('What the exception overrules');
    expect(await given.says(LEE, 'APPROVE', second)).to.include({ reason: 'window-passed' });
    const refused = theLetter(await given.desk.newLetters(), 'refused', LEE);
    await given.says(LEE, 'APPROVE EXCEPTION', refused);
    expect(await given.ticket()).to.include({ state: 'approved' });
    expect(theLetter(await given.desk.newLetters(), 'recorded', LEE).text).to.contain('What the exception overrules');
    await given.settle();
    const approved = theLetter(await given.desk.newLetters(), 'approved', HANAKO);
    expect(approved.text).to.contain('特例').and.to.contain('granted as an exception');
  });
});
