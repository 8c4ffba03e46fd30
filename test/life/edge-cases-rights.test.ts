/** Domain §6, rows 1 to 11: who may have what, how often, and until when. */
import { expect } from 'chai';
import { LEE, MORI, OFFICE, START, theLetter } from '../journey/desk-in-memory.ts';
import { EdgeDesk, HANAKO, NANAMI, templatesOf } from './edges/edge-desk.ts';

describe('Edge cases of the domain: rights and days', () => {
  let desk: EdgeDesk;
  beforeEach(async () => {
    desk = await EdgeDesk.open();
  });
  afterEach(() => desk.close());

  it('E01: the same service again after a grant is refused, and a rejection with its reason is what staff are told to send', async () => {
    await desk.office({ アクセス提供対象サービス: 'OneDrive' });
    await desk.grant();
    await desk.office({ アクセス提供対象サービス: 'OneDrive', 措置が必要な理由: '別の論文でも必要になったため。' });
    expect((await desk.ticket()).application.warnings).to.include('entitlement-used');
    const { outcome, letters } = await desk.decide('訂正 失効日 2026-04-01\n承認');
    expect(outcome.reason).to.equal('entitlement-used');
    expect(theLetter(letters, 'refused', MORI).text).to.include('利用済');
    await desk.decide('却下 利用済');
    expect(templatesOf(await desk.release())).to.deep.equal(['rejected']);
  });

  it('E02: the same service again after a refusal is an ordinary application that staff decide', async () => {
    await desk.office();
    await desk.decide('却下 理由');
    await desk.release();
    await desk.office({ 措置が必要な理由: '査読者が図3の元データの提出を求めているため。' });
    expect((await desk.ticket()).application.warnings).to.not.include('entitlement-used');
    expect((await desk.decide('訂正 失効日 2026-04-01\n承認')).outcome).to.include({
      verdict: 'accepted',
      reason: null,
    });
  });

  it('E02: the same application while one is open is shown to be a duplicate, and only one of the two is ever granted', async () => {
    await desk.form();
    await desk.form({ 救出が必要な理由: '確認のメールが届かないため、もう一度申請します。論文の図3の元データです。' });
    const tickets = await desk.tickets();
    for (const { id, application, state } of tickets.slice(0, -1))
      expect([id, application.warnings.includes('duplicate'), state]).to.deep.equal([id, true, state]);
    await desk.grant(tickets.at(-1)?.id);
    const granted = (await desk.tickets()).filter(({ state }) => state === 'access-open');
    expect(granted).to.have.length(1);
    const [again] = (await desk.tickets()).filter(({ state }) => state === 'awaiting-decision');
    if (again)
      expect((await desk.decide('訂正 失効日 2026-04-01\n承認', again.id)).outcome.reason).to.equal('entitlement-used');
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

  it('E04: two forms of one person on one day for both services are shown as a pair, and each is granted', async () => {
    await desk.form();
    await desk.form({ アクセスが必要なサービス: 'Google Workspace' });
    const [second, first] = await desk.tickets();
    expect(second?.application.warnings).to.include('pair').and.not.include('duplicate');
    await desk.grant(first?.id);
    await desk.grant(second?.id);
    expect((await desk.tickets()).map(({ state }) => state)).to.deep.equal(['access-open', 'access-open']);
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

  it('E06: day 180 is in time, marked for people, and stays so however long the desk takes; day 181 is not', async () => {
    // Received on the 3rd of June in Japan; 2025-12-05 is 180 days before.
    await desk.office();
    await desk.decide('訂正 失効日 2025-12-05');
    expect(desk.review((await desk.ticket()).id, LEE).text).to.match(/right at the limit of 180 days/);
    desk.desk.pass(5 * 24 * 60);
    expect((await desk.decide('承認')).outcome).to.include({ verdict: 'accepted', reason: null });
    expect(await desk.state()).to.equal('approved');
    const recorded = theLetter(desk.post, 'recorded', LEE);
    await desk.answer(recorded, 'UNDO');
    expect((await desk.decide('訂正 失効日 2025-12-04\n承認')).outcome.reason).to.equal('window-passed');
  });

  it('E06: the day of receipt is the day in Japan: an application of 23:59 counts for that day, one of 0:00 for the next', async () => {
    const toMidnight = (Date.parse('2026-06-03T15:00:00.000Z') - Date.parse(START)) / 60_000;
    desk.desk.pass(toMidnight - 2);
    await desk.office();
    expect((await desk.decide('訂正 失効日 2025-12-05\n承認')).outcome.reason).to.equal(null);
    await desk.office({ 'UTokyo Account': '9900000202' });
    expect((await desk.decide('訂正 失効日 2025-12-05\n承認')).outcome.reason).to.equal('window-passed');
  });

  it('E07: somebody whose account still works is outside the procedure: no approval, and the desk says why', async () => {
    await desk.office();
    const { outcome, letters } = await desk.decide('訂正 失効日 2026-06-10\n承認');
    expect(outcome.reason).to.equal('before-revocation');
    expect(theLetter(letters, 'refused', MORI).text).to.include('失効日');
    expect(await desk.state()).to.equal('awaiting-decision');
  });

  it('E08: nothing is approved while the day of revocation is unknown', async () => {
    await desk.office();
    expect((await desk.decide('承認')).outcome.reason).to.equal('revocation-unknown');
    expect((await desk.decide('訂正 失効日 2026-04-01\n承認')).outcome.reason).to.equal(null);
  });

  it('E09: who was no student cannot come through an office; a research student is left to staff', async () => {
    await desk.office({ 離籍直前の学籍番号: '職員のためなし' });
    expect((await desk.ticket()).application.warnings).to.include('not-student');
    await desk.office({ 'UTokyo Account': '9900000202', '離籍直前の学部・研究科等': '工学系研究科 研究生' });
    expect((await desk.ticket()).application.warnings).to.not.include('not-student');
    const { outcome } = await desk.decide('訂正 学生 いいえ\n訂正 失効日 2026-04-01\n承認');
    expect(outcome.reason).to.equal('not-student');
  });

  it('E10: what a laboratory, a professor or the applicant sends directly opens nothing; staff are told, and it stays in the inbox', async () => {
    for (const from of ['secretary@lab.example', HANAKO, NANAMI]) {
      const { outcome, letters } = await desk.office({}, { from, subject: `クラウドデータ救出 ${from}` });
      expect(outcome).to.include({ kind: 'unknown-request', filing: 'leave' });
      expect(letters.every(({ to }) => [MORI, LEE].includes(to) || to.includes('helper'))).to.equal(true);
    }
    expect(await desk.tickets()).to.deep.equal([]);
  });

  it('E11: an identity check that the office does not state is asked for, and never inferred', async () => {
    const { letters } = await desk.office(
      {},
      {
        text: 'クラウドデータ救出の件です。本人確認はまだできていません。\n氏名：例示 花子\nUTokyo Account：9900000101\n学籍番号：37-990101\n所属：工学系研究科\n理由：査読中の論文の根拠資料として必要なため。\nサービス：両方\n連絡先：hanako@mailbox.example\n',
      },
    );
    const { application, state } = await desk.ticket();
    expect(application).to.deep.include({ identityAttested: false, missing: ['identityAttested'] });
    expect(state).to.equal('awaiting-information');
    expect(theLetter(letters, 'missing-information', OFFICE).text).to.include('本人確認');
    expect(letters.map(({ to }) => to)).to.not.include(HANAKO);
  });
});
