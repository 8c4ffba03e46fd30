/** Whom the desk asks for a decision when some deciders are away and others have a part in the application. */
import { expect } from 'chai';
import { type Configured, Deciding, ITO, LEE, MORI, needing } from './deciding.ts';
import { posts, theLetter } from './desk-in-memory.ts';

/** Lee may send for the office that asks. */
const leeIsParty = ({ offices }: Configured) => {
  Object.assign((offices as object[])[0] as object, { senders: [LEE] });
};

describe('Whom the desk asks for a decision', () => {
  let given: Deciding;
  afterEach(() => given.close());

  it('a second approval is asked of those who may give it, also of somebody away when only a party is there', async () => {
    given = await Deciding.begin(needing(2, leeIsParty));
    await given.says(ITO, '不在 2026-06-03 2026-06-05');
    await given.desk.newLetters();
    await given.says(MORI, '承認');
    expect(posts(await given.desk.newLetters())).to.deep.equal([
      `awaiting-second → ${MORI}`,
      `second-approver → ${ITO}`,
    ]);
  });

  it('whoever is away is not asked for a second approval while somebody else is there who may give it', async () => {
    given = await Deciding.begin(needing(2));
    await given.says(ITO, '不在 2026-06-03 2026-06-05');
    await given.desk.newLetters();
    await given.says(MORI, '承認');
    expect(posts(await given.desk.newLetters())).to.deep.equal([
      `awaiting-second → ${MORI}`,
      `second-approver → ${LEE}`,
    ]);
  });

  it('a review goes to those away too when whoever is there has a part in the application', async () => {
    given = await Deciding.begin(needing(1, leeIsParty));
    for (const who of [MORI, ITO]) await given.says(who, '不在 2026-06-03 2026-06-05');
    await given.desk.newLetters();
    await given.says(LEE, 'SET revoked_on 2026-04-02');
    const letters = await given.desk.newLetters();
    expect(posts(letters)).to.include.members([`review-changed → ${MORI}`, `review-changed → ${ITO}`]);
    const outcome = await given.says(MORI, '承認', theLetter(letters, 'review-changed', MORI));
    expect(outcome).to.include({ verdict: 'accepted', reason: null });
  });
});
