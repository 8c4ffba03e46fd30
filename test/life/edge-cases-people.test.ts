/** Domain §6, rows 18 to 23 and 25: who an application is about, and when it came. */
import { expect } from 'chai';
import { HELPER, MORI, OFFICE, REQUEST, START, theLetter } from '../journey/desk-in-memory.ts';
import { EdgeDesk, HANAKO, NANAMI, withLines } from './edges/edge-desk.ts';

const HOUR = 60;
const DAY = 24 * HOUR;

/** Minutes from the beginning of the desk to `instant`; negative before it. */
const minutesTo = (instant: string) => (Date.parse(instant) - Date.parse(START)) / 60_000;

describe('Edge cases of the domain: people, numbers and days of receipt', () => {
  let desk: EdgeDesk;
  beforeEach(async () => {
    desk = await EdgeDesk.open();
  });
  afterEach(() => desk.close());

  async function application() {
    return (await desk.ticket()).application;
  }

  const TWO = `本人確認は窓口にて実施済みです。2名の申請です。

1人目
UTokyo Account：9900000101
学籍番号：37-990101
氏名：例示 花子
所属：工学系研究科
理由：査読中の論文の根拠資料として必要なため。
対象サービス：両方
連絡先：hanako@mailbox.example

2人目
UTokyo Account：9900000202
学籍番号：37-990202
氏名：見本 太郎
所属：工学系研究科
理由：特許出願の補正に実験記録が必要なため。
対象サービス：OneDrive
連絡先：taro@post.example
`;

  it('E18: several applicants in one mail are a ticket each, and no letter shows one the other’s data', async () => {
    const { letters } = await desk.office({}, { text: TWO });
    expect(await desk.tickets()).to.have.length(2);
    const toTaro = letters.filter(({ to }) => to === 'taro@post.example');
    const toHanako = letters.filter(({ to }) => to === HANAKO);
    expect([toTaro.length, toHanako.length]).to.deep.equal([1, 1]);
    expect(toTaro[0]?.text).to.not.match(/例示|9900000101|hanako/);
    expect(toHanako[0]?.text).to.not.match(/見本|9900000202|taro/);
  });

  it('E18: where it is not certain what belongs to whom, nothing is opened and the office is asked for one mail each', async () => {
    const { letters } = await desk.office({}, { text: TWO.replace('2名', '3名') });
    expect(await desk.tickets()).to.deep.equal([]);
    expect(theLetter(letters, 'one-mail-each', OFFICE).text).to.not.include('9900000101');
  });

  it('E19: what the applicant wrote and the office passes on is a proposal: the office’s own words come first, and only it can say that it checked', async () => {
    const forwarded = `本人からのメールを転送します。
学籍番号：37-990101
所属：工学系研究科

---------- Forwarded message ---------
From: 例示 花子 <${HANAKO}>
Date: 2026年6月2日(火) 21:14
Subject: データを取り出したいです
To: <${OFFICE}>

UTokyo Account：9900000101
氏名：例示 花子
所属：理学系研究科
理由：査読中の論文の根拠資料として必要なため。
対象サービス：OneDrive
連絡先：${HANAKO}
本人確認は済んでいます。
`;
    await desk.office({}, { text: forwarded, subject: 'Fwd: データを取り出したいです' });
    const { values, warnings, missing } = await application();
    expect(values).to.include({ account: '9900000101', faculty: '工学系研究科' });
    expect(warnings).to.include('forwarded');
    expect(missing).to.deep.equal(['identityAttested']);
    const asked = theLetter(desk.post, 'missing-information', OFFICE);
    expect(asked.text.replace(/\s+/g, ''), 'what was passed on is for the office to check').to.include(
      '転送されたメールから',
    );
    expect(await desk.state()).to.equal('awaiting-information');
    expect(desk.post.map(({ to }) => to)).to.not.include(HANAKO);
  });

  it('E20: numbers of identity documents are kept nowhere, the sender is told, and accounts of ten digits survive', async () => {
    const { letters } = await desk.office({
      措置が必要な理由: '論文に必要なため。マイナンバーは 1234-5678-9012 です。',
    });
    const { values, warnings } = await application();
    expect(warnings).to.include('identity-document');
    expect(values.account).to.equal('9900000101');
    const kept = JSON.stringify(await desk.desk.desk.store.ticketHistory((await desk.ticket()).id));
    expect(kept + JSON.stringify(letters.map(({ text }) => text))).to.not.match(/1234-?5678-?9012/);
    expect(theLetter(letters, 'request-received', OFFICE).text).to.match(/マイナンバー|本人確認書類/);
  });

  it('E20: a scanned card and a passport number are not kept either: a name, a type and a size are all that is left', async () => {
    const scan = Buffer.from('a picture of a licence').toString('base64');
    const parts = [
      '--seam',
      'Content-Type: text/plain; charset=utf-8',
      '',
      withLines(REQUEST, { 措置が必要な理由: '論文に必要なため。パスポート番号は TK1234567 です。' }),
      '--seam',
      'Content-Type: image/jpeg; name="運転免許証.jpg"',
      'Content-Disposition: attachment; filename="運転免許証.jpg"',
      'Content-Transfer-Encoding: base64',
      '',
      scan,
      '--seam--',
      '',
    ];
    const type = 'multipart/mixed; boundary=seam';
    const { letters } = await desk.office({}, { text: parts.join('\n'), contentType: type });
    const ticket = await desk.ticket();
    expect(ticket.application.warnings).to.include('identity-document');
    const history = JSON.stringify(await desk.desk.desk.store.ticketHistory(ticket.id));
    const kept = history + JSON.stringify(letters.map(({ text }) => text));
    expect(kept)
      .to.not.match(/TK1234567/)
      .and.not.include(scan);
    expect(theLetter(letters, 'request-received', OFFICE).text).to.include('本人確認書類');
  });

  it('E21: an application before the first day is not approved; staff, and then the applicant, are told the date', async () => {
    await desk.close();
    desk = await EdgeDesk.open((config) => {
      (config.desk as Record<string, unknown>).opensOn = '2026-07-01';
    });
    await desk.office();
    const { outcome, letters } = await desk.decide('訂正 失効日 2026-04-01\n承認');
    expect(outcome.reason).to.equal('before-opening');
    expect(theLetter(letters, 'refused', MORI).text).to.include('2026年7月1日');
    await desk.answer(theLetter(letters, 'refused', MORI), '却下 受付前');
    expect(theLetter(await desk.release(), 'rejected', HANAKO).text)
      .to.include('2026年7月1日')
      .and.include('1 July 2026');
  });

  it('E22: numbers follow the calendar year in Japan, and 180 days are days, over the year’s end and a leap day', async () => {
    desk.desk.pass(minutesTo('2026-12-31T14:50:00.000Z'));
    await desk.office();
    expect((await desk.ticket()).id).to.match(/^CDS-2026-/);
    desk.desk.pass(15);
    await desk.office({ 'UTokyo Account': '9900000202' });
    expect((await desk.ticket()).id).to.match(/^CDS-2027-0001-/);
    // 2028-02-29 exists: 180 days after the 2nd of September 2027 is that day.
    desk.desk.pass(minutesTo('2028-02-29T03:00:00.000Z') - minutesTo(desk.desk.now()));
    await desk.office({ 'UTokyo Account': '9900000303' });
    expect((await desk.decide('訂正 失効日 2027-09-02\n承認')).outcome.reason).to.equal(null);
    desk.desk.pass(DAY);
    await desk.office({ 'UTokyo Account': '9900000404' });
    expect((await desk.decide('訂正 失効日 2027-09-02\n承認')).outcome.reason).to.equal('window-passed');
  });

  for (const [written, offered] of [
    ['99000001011', null],
    ['990000010', null],
    ['99OOOOO1O1', null],
    ['123456789900000101', '9900000101'],
  ] as const) {
    it(`E23: the account ${written} is asked about, never corrected${offered ? ', and the last ten digits are offered' : ''}`, async () => {
      const { letters } = await desk.office({ 'UTokyo Account': written });
      expect(await application()).to.deep.include({ missing: ['account'] });
      expect((await application()).values.account).to.equal(undefined);
      const asked = theLetter(letters, 'missing-information', OFFICE);
      if (offered) expect(asked.text).to.include(offered);
    });
  }

  it('E25: a name on the card that differs from the name at enrolment is for people: it is shown as it came, and nobody by mail changes it', async () => {
    await desk.form({ '氏名（券面）': '改姓 七海' });
    const review = desk.review((await desk.ticket()).id);
    expect(review.text).to.include('改姓 七海');
    expect((await desk.answer(review, '訂正 氏名 試験 七海')).outcome.verdict).to.not.equal('accepted');
    expect((await application()).values.name).to.equal('改姓 七海');
    const acknowledged = theLetter(desk.post, 'acknowledgement', NANAMI);
    await desk.answer(acknowledged, '氏名：試験 七海');
    expect((await application()).values.name).to.equal('改姓 七海');
    expect(desk.post.map(({ to, template }) => `${template} ${to}`)).to.include(`review-masked ${HELPER}`);
  });
});
