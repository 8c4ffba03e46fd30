/** The office corrects its request around an approval: nothing leaves the desk for content that no approver saw, in whatever order the mails are read. */
import { expect } from 'chai';
import { journey, type Outcome } from '../../src/journey.ts';
import { Deciding, LEE, MORI, needing } from './deciding.ts';
import { type Letter, type MailDraft, OFFICE, posts, rawMail, reply, theLetter } from './desk-in-memory.ts';

const ACCOUNT = 'UTokyo Account：9900000202';
const NAME = '氏名：例示 花江';

describe('An office’s correction of its request, around an approval', () => {
  let given: Deciding;
  let office: Letter;
  beforeEach(async () => {
    given = await Deciding.begin(needing(1));
    office = theLetter(await given.desk.letters(), 'request-received', OFFICE);
    await given.desk.newLetters();
  });
  afterEach(() => given.close());

  /** A mail that was received so many minutes ago, and is read only now. */
  function read(draft: MailDraft, minutesAgo: number): Promise<Outcome> {
    const receivedAt = new Date(Date.parse(given.desk.now()) - minutesAgo * 60_000).toISOString();
    return journey({ raw: Buffer.from(rawMail(draft, receivedAt)), receivedAt, folder: 'inbox' }, given.desk.desk);
  }

  async function lettersToApplicant(): Promise<readonly string[]> {
    return (await given.desk.letters()).map(({ template }) => template).filter((name) => name === 'approved');
  }

  it('received before the approval and read after it: the approval is void, and deciders see what changed', async () => {
    await given.says(MORI, '承認');
    await given.desk.newLetters();
    given.desk.pass(3);
    expect(await read(reply(office, ACCOUNT), 10)).to.include({ verdict: 'accepted', reason: null });
    expect(await given.ticket()).to.include({ state: 'awaiting-decision', decision: null });
    const letters = await given.desk.newLetters();
    expect(posts(letters)).to.include.members([`review-changed → ${LEE}`, `review-changed → ${MORI}`]);
    expect(posts(letters)).to.include(`request-received → ${OFFICE}`);
    const review = theLetter(letters, 'review-changed', LEE);
    expect(review.text).to.include('9900000202').and.to.include('had been approved');
    expect(review.text.replace(/\s+/g, ' ')).to.include('The office corrected the application');
    expect(await given.rights(), 'the right of the other account').to.deep.equal([]);
    await given.settle();
    expect(await lettersToApplicant()).to.deep.equal([]);

    expect(await given.says(LEE, 'APPROVE', review)).to.include({ reason: null });
    await given.settle();
    expect(await given.ticket()).to.include({ state: 'awaiting-provision' });
    expect(await lettersToApplicant()).to.deep.equal(['approved']);
  });

  it('received and read before the approval: an approval of what was shown before is refused, and shows what changed', async () => {
    expect(await read(reply(office, NAME), 2)).to.include({ reason: null });
    expect(await given.says(MORI, '承認')).to.include({ reason: 'outdated-revision' });
    const shown = theLetter(await given.desk.newLetters(), 'refused', MORI);
    expect(shown.text).to.include('例示 花江');
    await given.settle();
    expect(await lettersToApplicant()).to.deep.equal([]);
  });

  it('an approval that was received before the correction and is read after it is refused', async () => {
    const approval = reply(given.review(MORI), '承認');
    given.desk.pass(1);
    await given.desk.receive(reply(office, NAME));
    expect(await read(approval, 1)).to.include({ reason: 'outdated-revision' });
    expect(await given.ticket()).to.include({ state: 'awaiting-decision' });
  });

  for (const [what, text, field] of [
    ['the name', NAME, 'name'],
    ['the faculty', '離籍直前の学部・研究科等：理学系研究科', 'faculty'],
    ['the reason', '措置が必要な理由：特許の補正に実験記録が必要なため。', 'reason'],
    ['the student number', '離籍直前の学籍番号（学生証番号）：37-990909', 'studentId'],
  ] as const) {
    it(`received while the approval cools off, ${what}: it is void, until somebody approves that`, async () => {
      await given.says(MORI, '承認');
      const before = await given.ticket();
      expect(await read(reply(office, text), 0)).to.include({ reason: null });
      const after = await given.ticket();
      expect(after).to.include({ state: 'awaiting-decision', decision: null, revision: before.revision + 1 });
      expect(after.application.values[field]).to.not.equal(before.application.values[field]);
      await given.settle();
      expect(await given.ticket()).to.include({ state: 'awaiting-decision' });
    });
  }

  it('services that are asked for no longer are reserved no longer', async () => {
    await given.says(MORI, '承認');
    expect(await given.rights()).to.have.length(2);
    await read(reply(office, 'アクセス提供対象サービス：OneDrive'), 0);
    expect(await given.rights()).to.deep.equal([]);
    expect((await given.ticket()).application.services).to.deep.equal(['onedrive']);
  });

  it('what only repeats the request leaves the approval as it is; staff read it', async () => {
    await given.says(MORI, '承認');
    await given.desk.newLetters();
    await read(reply(office, '氏名：例示 花子\n離籍直前の学部・研究科等：工学系研究科'), 0);
    expect(await given.ticket()).to.include({ state: 'approved' });
    expect(posts(await given.desk.newLetters())).to.include(`words-from-office → ${LEE}`);
  });

  it('with another contact beside it, the contact takes CONFIRM and the rest is corrected', async () => {
    await given.says(MORI, '承認');
    await given.desk.newLetters();
    await read(reply(office, `${NAME}\n本人連絡先：hanae@elsewhere.example`), 0);
    const { application, state } = await given.ticket();
    expect(application.values).to.include({ name: '例示 花江', contact: 'hanako@mailbox.example' });
    expect(state).to.equal('awaiting-decision');
    expect(posts(await given.desk.newLetters())).to.include(`refused → ${OFFICE}`);
  });

  const NOT_ENOUGH: [string, Partial<MailDraft>][] = [
    ['without its token', { to: 'desk@desk.example' }],
    ['from another address', { from: 'somebody@eng.office.example' }],
  ];
  for (const [how, changes] of NOT_ENOUGH) {
    it(`${how}: the approval stands`, async () => {
      await given.says(MORI, '承認');
      const before = await given.ticket();
      await read(reply(office, ACCOUNT, changes), 0);
      expect(await given.ticket()).to.deep.include({ state: 'approved', application: before.application });
    });
  }

  it('read after the release, it is words for staff, and nothing is taken back', async () => {
    await given.says(MORI, '承認');
    await given.settle();
    const before = await given.ticket();
    await given.desk.newLetters();
    expect(await read(reply(office, ACCOUNT), 60)).to.include({ reason: 'words' });
    expect(await given.ticket()).to.deep.include({ state: 'awaiting-provision', application: before.application });
    const told = theLetter(await given.desk.newLetters(), 'words-from-office', LEE);
    expect(told.text).to.include('9900000202');
  });

  it('while a rejection cools off it is words for staff, who may take the rejection back', async () => {
    await given.says(MORI, '却下 理由');
    await given.desk.newLetters();
    expect(await read(reply(office, ACCOUNT), 0)).to.include({ reason: 'words' });
    expect(await given.ticket()).to.include({ state: 'rejected' });
    expect(posts(await given.desk.newLetters())).to.include(`words-from-office → ${LEE}`);
  });
});
