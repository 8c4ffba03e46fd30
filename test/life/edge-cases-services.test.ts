/** Domain §6, rows 12 to 17: what is asked for, why, and where the answer goes. */
import { expect } from 'chai';
import { LEE, type Letter, MORI, OFFICE, theLetter } from '../journey/desk-in-memory.ts';
import { EdgeDesk, HANAKO, templatesOf } from './edges/edge-desk.ts';

describe('Edge cases of the domain: services, reason and contact', () => {
  let desk: EdgeDesk;
  beforeEach(async () => {
    desk = await EdgeDesk.open();
  });
  afterEach(() => desk.close());

  async function application() {
    return (await desk.ticket()).application;
  }

  it('E12: mail of another domain is outside the procedure: that is noted, and the rest goes on', async () => {
    await desk.office({ アクセス提供対象サービス: 'OneDrive、メールホスティングの kyoju@lab.example' });
    expect(await application()).to.deep.include({ services: ['onedrive'], missing: [] });
    expect((await application()).warnings).to.include('scope-mail-hosting');
    expect(theLetter(desk.post, 'acknowledgement', HANAKO).text).to.include('メールホスティング');
  });

  it('E13: Teams, Forms, Power Platform, staff mail and Zoom are not given: that is noted, and the eligible part goes on', async () => {
    await desk.office({ アクセス提供対象サービス: 'OneDrive、Teams、Forms、Power Automate、職員メール、Zoom' });
    const { services, warnings } = await application();
    expect(services).to.deep.equal(['onedrive']);
    expect(warnings).to.include.members([
      'scope-teams',
      'scope-forms',
      'scope-power-platform',
      'scope-staff-mail',
      'scope-zoom',
    ]);
    const { text } = theLetter(desk.post, 'acknowledgement', HANAKO);
    for (const noted of ['Teams', 'Forms', 'Power', '職員メール', 'Zoom']) expect(text).to.include(noted);
    await desk.grant();
    expect((await desk.ticket()).decision?.services).to.deep.equal(['onedrive']);
  });

  it('E14: whoever gives only "forgot" is asked once for more with the acknowledgement; what is answered counts', async () => {
    await desk.office({ 措置が必要な理由: 'バックアップを忘れていたため。' });
    const acknowledged = theLetter(desk.post, 'acknowledgement', HANAKO);
    expect(acknowledged.text.replace(/\s+/g, '')).to.include('どのデータが、何のために必要か');
    expect(theLetter(desk.post, 'request-received', OFFICE).text.replace(/\s+/g, '')).to.not.include(
      '何のために必要か',
    );
    await desk.answer(acknowledged, '措置が必要な理由：査読者から図3の元データを求められているため。');
    expect(await application()).to.deep.include({ warnings: [] });
    expect((await application()).values.reason).to.include('図3の元データ');
  });

  it('E14: more is asked for once only: whoever answers "forgot" again is left to staff', async () => {
    await desk.office({ 措置が必要な理由: 'バックアップを忘れていたため。' });
    const acknowledged = theLetter(desk.post, 'acknowledgement', HANAKO);
    const { letters } = await desk.answer(acknowledged, '措置が必要な理由：忘れていたためです。');
    for (const { text } of letters) expect(text.replace(/\s+/g, '')).to.not.include('何のために必要か');
    expect(templatesOf(letters)).to.deep.equal(['receipt', 'review-changed']);
    expect((await application()).warnings).to.include('reason-only-forgot');
    expect(await desk.state()).to.equal('awaiting-decision');
  });

  it('E14: with any other reason nothing more is asked', async () => {
    await desk.office();
    const { text } = theLetter(desk.post, 'acknowledgement', HANAKO);
    expect(text.replace(/\s+/g, '')).to.not.include('何のために必要か');
  });

  it('E14: a reason that says only "forgot" is for staff to decide, who may ask; nothing decides by itself', async () => {
    await desk.office({ 措置が必要な理由: 'バックアップを忘れていたため。' });
    expect((await application()).warnings).to.include('reason-only-forgot');
    expect(await desk.state()).to.equal('awaiting-decision');
    const { letters } = await desk.decide('照会\nどのデータが、何のために必要でしょうか。');
    const question = theLetter(letters, 'question', HANAKO);
    const answered = await desk.answer(question, '査読者から図3の元データを求められています。');
    expect((await desk.ticket()).notes?.at(-1)).to.include({ purpose: 'reply' });
    const told = theLetter(answered.letters, 'words-from-applicant', MORI);
    expect(told.text).to.include('図3の元データ');
    expect((await desk.answer(told, '訂正 失効日 2026-04-01\n承認')).outcome.reason).to.equal(null);
  });

  it('E15: a contact that dies with the account is none: the office is asked, and by the form staff get it to do', async () => {
    const [dying, other] = desk.desk.desk.setting.policy.unreachableContactDomains;
    await desk.office({ 本人連絡先: `9900000202@${other}`, 'UTokyo Account': '9900000202' });
    expect((await application()).warnings, 'the other domain of the university').to.include('contact-unreachable');
    const asked = await desk.office({ 本人連絡先: `9900000101@${dying}` });
    expect(await application()).to.deep.include({ missing: ['contact'] });
    expect((await application()).warnings).to.include('contact-unreachable');
    expect(templatesOf(asked.letters)).to.deep.equal(['missing-information']);
    expect(asked.letters.map(({ to }) => to)).to.deep.equal([OFFICE]);
    const byForm = await desk.form({ 連絡の付くメールアドレス: `9900000707@${dying}` });
    expect([...new Set(byForm.letters.map(({ to }) => to))]).to.include.members([LEE, MORI]);
    expect(templatesOf(byForm.letters)).to.deep.equal(['no-contact']);
  });

  it('E16: a contact that looks misspelt is marked; one that bounces is told to staff and the office, who corrects it with CONFIRM', async () => {
    const { letters } = await desk.office({ 本人連絡先: 'hanako@gmial.com' });
    expect((await application()).warnings).to.include('contact-typo');
    const lost = theLetter(letters, 'acknowledgement', 'hanako@gmial.com');
    await desk.desk.send();
    const bounced = await desk.bounce(lost);
    expect(bounced.outcome).to.include({ kind: 'delivery-report', verdict: 'accepted' });
    expect([...new Set(bounced.letters.map(({ to }) => to))]).to.include.members([LEE, MORI, OFFICE]);
    expect(bounced.letters.map(({ to }) => to)).to.not.include('hanako@gmial.com');
    const office = bounced.letters.find(({ to }) => to === OFFICE) as Letter;
    await desk.answer(office, '本人連絡先：hanako@gmail.com\nCONFIRM');
    expect((await application()).values.contact).to.equal('hanako@gmail.com');
  });

  it('E17: the office’s own address is no contact of the applicant: it is asked for', async () => {
    const { letters } = await desk.office({ 本人連絡先: OFFICE });
    expect(await application()).to.deep.include({ missing: ['contact'] });
    expect((await application()).warnings).to.include('contact-is-office');
    expect(templatesOf(letters)).to.deep.equal(['missing-information']);
  });
});
