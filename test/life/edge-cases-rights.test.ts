/** Domain §6, rows 1 to 5: who may have what, and how often. */
import { expect } from 'chai';
import { LEE, MORI, theLetter } from '../journey/desk-in-memory.ts';
import { EdgeDesk, NANAMI, templatesOf } from './edges/edge-desk.ts';

describe('Edge cases of the domain: rights', () => {
  let desk: EdgeDesk;
  beforeEach(async () => {
    desk = await EdgeDesk.open();
  });
  afterEach(() => desk.close());

  it('E01: the same service again after a grant is refused, and a rejection with its reason is what staff are told to send', async () => {
    await desk.office({ アクセス提供対象サービス: 'OneDrive' });
    await desk.grant();
    await desk.office({ アクセス提供対象サービス: 'OneDrive', 措置が必要な理由: '別の論文でも必要になったため。' });
    const [second, first] = await desk.tickets();
    expect(second?.application.warnings).to.include('entitlement-used');
    expect(desk.review(second?.id ?? '', LEE).text).to.include(`This one used the one chance: ${first?.id}`);
    const { outcome, letters } = await desk.decide('訂正 失効日 2026-04-01\n承認');
    expect(outcome.reason).to.equal('entitlement-used');
    expect(theLetter(letters, 'refused', MORI).text).to.include('利用済');
    await desk.decide('却下 利用済');
    expect(templatesOf(await desk.release())).to.deep.equal(['rejected']);
  });

  it('E02: the same service again after a refusal is left to staff, who see the earlier ticket and may grant it', async () => {
    await desk.office();
    await desk.decide('却下 理由');
    await desk.release();
    await desk.office({ 措置が必要な理由: '査読者が図3の元データの提出を求めているため。' });
    const [second, first] = await desk.tickets();
    expect(second?.application.warnings).to.not.include('entitlement-used');
    const review = desk.review(second?.id ?? '', LEE).text.replace(/\s+/g, ' ');
    expect(review).to.include(`Turned down before, for the same service: ${first?.id}`);
    expect((await desk.decide('訂正 失効日 2026-04-01\n承認')).outcome).to.include({
      verdict: 'accepted',
      reason: null,
    });
  });

  const AGAIN = '確認のメールが届かないため、もう一度申請します。論文の図3の元データです。';

  it('E02: the same application while one is open is linked, and its acknowledgement names the first number to the same contact', async () => {
    await desk.form();
    const { letters } = await desk.form({ 救出が必要な理由: AGAIN });
    const [second, first] = await desk.tickets();
    expect(second?.application.warnings).to.include('duplicate');
    expect(second?.related).to.deep.equal([{ id: first?.id, as: 'duplicate', sameContact: true }]);
    expect(theLetter(letters, 'acknowledgement', NANAMI).text).to.include(first?.id);
    expect(theLetter(letters, 'review', LEE).text).to.include(`${first?.id} (with the same contact)`);
  });

  it('E02: with another contact it is acknowledged there, without the first number, and staff see that the contact changed', async () => {
    await desk.form();
    const other = 'nanami.new@elsewhere.example';
    const { letters } = await desk.form({ 救出が必要な理由: AGAIN, 連絡の付くメールアドレス: other });
    const [, first] = await desk.tickets();
    const acknowledged = theLetter(letters, 'acknowledgement', other);
    expect(acknowledged.text + acknowledged.subject).to.not.include(first?.id);
    expect(letters.map(({ to }) => to)).to.not.include(NANAMI);
    const review = theLetter(letters, 'review', LEE).text.replace(/\s+/g, ' ');
    expect(review).to.include(`${first?.id} (with another contact; please see that nobody else is behind it)`);
  });

  it('E02: of the two only one is ever granted', async () => {
    await desk.form();
    await desk.form({ 救出が必要な理由: AGAIN });
    const [second, first] = await desk.tickets();
    await desk.grant(first?.id);
    expect((await desk.decide('訂正 失効日 2026-04-01\n承認', second?.id)).outcome.reason).to.equal('entitlement-used');
    expect((await desk.tickets()).map(({ state }) => state)).to.deep.equal(['awaiting-decision', 'access-open']);
  });

  it('E03: both services in one mail are one ticket, two grants and one week', async () => {
    await desk.office();
    await desk.grant();
    const tickets = await desk.tickets();
    expect(tickets).to.have.length(1);
    expect(tickets[0]?.decision?.services).to.have.members(['eccs', 'onedrive']);
    const used = await desk.desk.desk.store.transaction((tx) => tx.entitlementsUsed('9900000101', ''));
    expect(used).to.deep.equal(['eccs', 'onedrive']);
    expect(tickets[0]?.window).to.not.equal(null);
  });

  it('E04: two forms of one person on one day for both services are linked and shown as a pair, and each is granted', async () => {
    await desk.form();
    await desk.form({ アクセスが必要なサービス: 'Google Workspace' });
    const [second, first] = await desk.tickets();
    expect(second?.application.warnings).to.include('pair').and.not.include('duplicate');
    expect(second?.related).to.deep.equal([{ id: first?.id, as: 'pair', sameContact: true }]);
    expect(desk.review(second?.id ?? '', LEE).text).to.include(first?.id);
    await desk.grant(first?.id);
    await desk.grant(second?.id);
    expect((await desk.tickets()).map(({ state }) => state)).to.deep.equal(['access-open', 'access-open']);
  });

  it('E04: the pair is decided together with one reply, and each uses its right', async () => {
    await desk.form();
    await desk.form({ アクセスが必要なサービス: 'Google Workspace' });
    const [second] = await desk.tickets();
    expect((await desk.decide('訂正 失効日 2026-04-01\n承認 二件', second?.id)).outcome.reason).to.equal(null);
    await desk.release();
    expect((await desk.tickets()).map(({ state }) => state)).to.deep.equal([
      'awaiting-provision',
      'awaiting-provision',
    ]);
    const used = await desk.desk.desk.store.transaction((tx) => tx.entitlementsUsed('9900000707', ''));
    expect(used).to.deep.equal(['eccs', 'onedrive']);
  });

  it('E05: the other service weeks later is a new application, and may be granted', async () => {
    await desk.office({ アクセス提供対象サービス: 'OneDrive' });
    await desk.grant();
    desk.desk.pass(21 * 24 * 60);
    await desk.office({ アクセス提供対象サービス: 'ECCSクラウドメール' });
    expect((await desk.ticket()).application.warnings).to.not.include('entitlement-used');
    await desk.grant();
    expect(await desk.state()).to.equal('access-open');
  });
});
