/** Different decisions for two services of one ticket: one letter to the applicant, and rights only for what is granted. */
import { expect } from 'chai';
import { Deciding, HANAKO, ITO, LEE, MORI, needing } from './deciding.ts';
import { posts, theLetter } from './desk-in-memory.ts';

describe('A decision per service', () => {
  let given: Deciding;
  beforeEach(async () => {
    given = await Deciding.begin(needing(1));
  });
  afterEach(() => given.close());

  it('the first is told to every decider, and nothing to the applicant', async () => {
    await given.says(MORI, '承認 OneDrive');
    const letters = await given.desk.newLetters();
    expect(posts(letters)).to.deep.equal([ITO, LEE, MORI].map((who) => `partly-decided → ${who}`));
    expect(theLetter(letters, 'partly-decided', LEE).subject).to.contain('still open: ECCS Cloud Email');
    expect(await given.rights(), 'the right is kept for it').to.deep.equal(['onedrive']);
    await given.settle();
    expect(posts(await given.desk.newLetters())).to.deep.equal([]);
  });

  it('with the second the ticket cools off, and one letter tells the applicant both', async () => {
    await given.says(MORI, '承認 OneDrive');
    await given.says(LEE, 'REJECT ECCS data', theLetter(await given.desk.newLetters(), 'partly-decided', LEE));
    expect(await given.ticket()).to.include({ state: 'approved' });
    await given.settle();
    const letters = await given.desk.newLetters();
    expect(posts(letters).filter((post) => post.endsWith(HANAKO))).to.deep.equal([`approved → ${HANAKO}`]);
    const { subject, text } = theLetter(letters, 'approved', HANAKO);
    expect(subject).to.contain('一部のサービスを許可');
    expect(text).to.contain('お断りするサービス：ECCSクラウドメール').and.to.contain('Not approved: ECCS Cloud Email');
    expect(theLetter(letters, 'provide-access', LEE).text).to.contain('do not provide: ECCS Cloud Email');
    expect(await given.rights()).to.deep.equal(['onedrive']);
  });

  it('both may stand in one mail', async () => {
    await given.says(LEE, 'APPROVE OneDrive\nREJECT ECCS data');
    expect(posts(await given.desk.newLetters())).to.include(`transcript → ${LEE}`);
    const { decision } = await given.ticket();
    expect(decision).to.deep.include({ outcome: 'approved', services: ['onedrive'] });
    expect(decision?.rejections?.map(({ services, reason }) => [services, reason])).to.deep.equal([[['eccs'], 'data']]);
  });

  it('a SET and an APPROVE for one service in one mail decide on what the mail sets', async () => {
    await given.says(MORI, '承認 OneDrive');
    await given.desk.newLetters();
    await given.says(LEE, 'SET revoked_on 2026-04-02\nAPPROVE ECCS');
    const letters = await given.desk.newLetters();
    expect(theLetter(letters, 'partly-decided', ITO).text.replaceAll('\n', '')).to.contain('無効になりました');
    expect((await given.ticket()).votes?.map(({ services }) => services)).to.deep.equal([['eccs']]);
    expect(await given.rights(), 'what is void is given back').to.deep.equal(['eccs']);
  });

  it('UNDO takes back all of it, and gives the rights back', async () => {
    await given.says(MORI, '承認 OneDrive');
    await given.says(LEE, 'REJECT ECCS data');
    await given.desk.newLetters();
    await given.says(ITO, '取消');
    expect(await given.ticket()).to.deep.include({ state: 'awaiting-decision', decision: null });
    expect(await given.rights()).to.deep.equal([]);
  });

  it('two rejections with two reasons are told in one letter', async () => {
    await given.says(MORI, '却下 OneDrive 対象外サービス');
    await given.says(LEE, 'REJECT data\nThe mailbox was deleted last week.');
    expect(await given.ticket()).to.include({ state: 'rejected' });
    await given.settle();
    const { text } = theLetter(await given.desk.newLetters(), 'rejected', HANAKO);
    expect(text).to.contain('お断りする理由（OneDrive）').and.to.contain('お断りする理由（ECCSクラウドメール）');
    expect(text).to.contain('The mailbox was deleted last week.');
    expect(await given.rights()).to.deep.equal([]);
  });

  it('REJECT without a service is refused once something is granted, with how to say it', async () => {
    await given.says(MORI, '承認 OneDrive');
    await given.desk.newLetters();
    expect(await given.says(LEE, 'REJECT window')).to.include({ reason: 'services-decided' });
    expect(theLetter(await given.desk.newLetters(), 'refused', LEE).text).to.contain('ECCS Cloud Email');
  });
});
