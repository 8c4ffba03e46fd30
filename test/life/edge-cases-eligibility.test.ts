/** Domain §6, rows 6 to 11: in time or not, a former student or not, and through whom. */
import { expect } from 'chai';
import { HELPER, LEE, MORI, OFFICE, START, theLetter } from '../journey/desk-in-memory.ts';
import { EdgeDesk, HANAKO, NANAMI } from './edges/edge-desk.ts';

describe('Edge cases of the domain: days of receipt and who may come', () => {
  let desk: EdgeDesk;
  beforeEach(async () => {
    desk = await EdgeDesk.open();
  });
  afterEach(() => desk.close());

  it('E06: day 180 is in time, marked for people, and stays so however long the desk takes; day 181 is not', async () => {
    // Received on the 3rd of June in Japan; 2025-12-05 is 180 days before.
    await desk.office();
    const shown = async () => desk.review((await desk.ticket()).id, LEE).text.replace(/\s+/g, ' ');
    await desk.decide('訂正 失効日 2025-12-07');
    expect(await shown()).to.not.match(/at the limit of 180 days|later than the limit/);
    await desk.decide('訂正 失効日 2025-12-06');
    expect(await shown()).to.match(/day 179 .*right at the limit of 180 days/);
    await desk.decide('訂正 失効日 2025-12-05');
    expect(await shown()).to.match(/day 180 .*right at the limit of 180 days/);
    desk.desk.pass(5 * 24 * 60);
    expect((await desk.decide('承認')).outcome).to.include({ verdict: 'accepted', reason: null });
    expect(await desk.state()).to.equal('approved');
    const recorded = theLetter(desk.post, 'recorded', LEE);
    await desk.answer(recorded, 'UNDO');
    expect((await desk.decide('訂正 失効日 2025-12-04\n承認')).outcome.reason).to.equal('window-passed');
    await desk.decide('訂正 失効日 2025-12-04');
    expect(await shown()).to.match(/day 181 .*later than the limit of 180 days/);
  });

  it('E06: the day of receipt is the day in Japan: an application of 23:59 counts for that day, one of 0:00 for the next', async () => {
    const toMidnight = (Date.parse('2026-06-03T15:00:00.000Z') - Date.parse(START)) / 60_000;
    desk.desk.pass(toMidnight - 2);
    await desk.office();
    expect((await desk.decide('訂正 失効日 2025-12-05\n承認')).outcome.reason).to.equal(null);
    await desk.office({ 'UTokyo Account': '9900000202' });
    expect((await desk.decide('訂正 失効日 2025-12-05\n承認')).outcome.reason).to.equal('window-passed');
  });

  it('E07: somebody whose account still works is outside the procedure: no approval, and the reply is to back up in the ordinary way', async () => {
    await desk.office();
    const { outcome, letters } = await desk.decide('訂正 失効日 2026-06-10\n承認');
    expect(outcome.reason).to.equal('before-revocation');
    expect(theLetter(letters, 'refused', MORI).text).to.include('「却下 失効前」');
    expect(await desk.state()).to.equal('awaiting-decision');
    await desk.answer(theLetter(letters, 'refused', MORI), '却下 失効前');
    const told = theLetter(await desk.release(), 'rejected', HANAKO).text.replace(/\s+/g, ' ');
    expect(told).to.include('通常の方法でデータのバックアップをお取りください').and.include('/systems/leave/backup/');
    expect(told).to.include('back up your data in the ordinary way');
    expect(await desk.desk.desk.store.transaction((tx) => tx.entitlementsUsed('9900000101', ''))).to.deep.equal([]);
  });

  it('E08: nothing is approved while the day of revocation is unknown', async () => {
    await desk.office();
    expect((await desk.decide('承認')).outcome.reason).to.equal('revocation-unknown');
    expect((await desk.decide('訂正 失効日 2026-04-01\n承認')).outcome.reason).to.equal(null);
  });

  it('E09: who was no student cannot come through an office, and is shown the other way; a research student is left to staff', async () => {
    await desk.office({ 離籍直前の学籍番号: '職員のためなし' });
    expect((await desk.ticket()).application.warnings).to.include('not-student');
    await desk.office({ 'UTokyo Account': '9900000202', '離籍直前の学部・研究科等': '工学系研究科 研究生' });
    expect((await desk.ticket()).application.warnings).to.not.include('not-student');
    const { outcome } = await desk.decide('訂正 学生 いいえ\n訂正 失効日 2026-04-01\n承認');
    expect(outcome.reason).to.equal('not-student');
    await desk.decide('却下 学生以外');
    const told = theLetter(await desk.release(), 'rejected', HANAKO).text.replace(/\s+/g, '');
    expect(told, 'by the form, if the account was linked before leaving').to.include('同サービスから申請してください');
  });

  it('E10: what a laboratory, a professor or the applicant sends directly opens nothing; staff are told to point to the office of the department, and it stays in the inbox', async () => {
    for (const from of ['jinji@personnel.example', 'secretary@lab.example', HANAKO, NANAMI]) {
      const { outcome, letters } = await desk.office({}, { from, subject: `クラウドデータ救出 ${from}` });
      expect(outcome).to.include({ kind: 'unknown-request', filing: 'leave' });
      expect(letters.every(({ to }) => [MORI, LEE, HELPER].includes(to))).to.equal(true);
      const alert = theLetter(letters, 'alert', LEE).text.replace(/\s+/g, ' ');
      expect(alert).to.include('through the office of the department they belong or belonged to');
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
