/** Domain §6, row 24: somebody had an account as a student and another as staff. */
import { expect } from 'chai';
import { OFFICE, REQUEST, theLetter } from '../journey/desk-in-memory.ts';
import { EdgeDesk, HANAKO, NANAMI, templatesOf } from './edges/edge-desk.ts';

const [STUDENT, STAFF] = ['9900000101', '9900000202'];

const ENGLISH_REQUEST = `Dear Support Desk, this is about a cloud data salvage. We have verified the identity of the applicant in person.

UTokyo Account: ${STUDENT} (student), ${STAFF} (staff)
Student ID number: 37-990101
Full name: Hanako Example
Graduate school: Engineering
Reason: The reviewers of my paper ask for the raw data of figure 3.
Service: OneDrive
Contact email address: ${HANAKO}
`;

/** The ways in which offices write two accounts under one label, or under two. */
const WRITTEN: readonly string[] = [
  `UTokyo Account：${STUDENT} または ${STAFF}`,
  `UTokyo Account：${STUDENT}（学生）、${STAFF}（教職員）`,
  `UTokyo Account：${STUDENT}（学生用）\nUTokyo Account：${STAFF}（教職員用）`,
  `UTokyo Account：\n${STUDENT}@utac.u-tokyo.ac.jp（学生）\n${STAFF}@utac.u-tokyo.ac.jp（教職員）`,
  `UTokyo Account：\n・学生：${STUDENT}\n・教職員：${STAFF}`,
  `UTokyo Account(1)：${STUDENT}\nUTokyo Account(2)：${STAFF}`,
  `UTokyo Account：${STAFF}\n※学生のアカウントは${STUDENT}です。`,
];

describe('Edge cases of the domain: two accounts of one person', () => {
  let desk: EdgeDesk;
  afterEach(() => desk.close());

  const askedOf = (letters: Parameters<typeof theLetter>[0], who = OFFICE) =>
    theLetter(letters, 'missing-information', who);
  const flat = (text: string) => text.replace(/\s+/g, '');
  const spaced = (text: string) => text.replace(/\s+/g, ' ');

  for (const written of WRITTEN) {
    it(`E24: of ${written.replace(/\n/g, ' / ')} none is chosen: the office hears that two were read, which, and that the student’s is needed`, async () => {
      desk = await EdgeDesk.open();
      const { letters } = await desk.office({}, { text: REQUEST.replace(/^UTokyo Account.*$/m, written) });
      const { application, state } = await desk.ticket();
      expect(state).to.equal('awaiting-information');
      expect(application.missing).to.deep.equal(['account']);
      expect(templatesOf(letters)).to.deep.equal(['missing-information']);
      const text = flat(askedOf(letters).text);
      expect(text).to.match(/異なる内容が2つ（\d{10}と\d{10}）書かれており、どれが正しいかを判断できませんでした。/);
      expect(text).to.include(STUDENT).and.include(STAFF);
      expect(text).to.include('離籍した時点で学生として使っていたアカウントを、一つだけお知らせください。');
    });
  }

  it('E24: in English too; the answer with the one account completes the same ticket, which goes on to its end', async () => {
    desk = await EdgeDesk.open((config) => {
      Object.assign((config.offices as object[])[0] as object, { language: 'en' });
    });
    const { letters } = await desk.office({}, { text: ENGLISH_REQUEST, subject: 'Cloud data salvage' });
    const { id } = await desk.ticket();
    const asked = askedOf(letters);
    expect(spaced(asked.text)).to.include(`We found 2 different values (${STUDENT} and ${STAFF})`);
    expect(spaced(asked.text)).to.include('only the student account they had at the time of leaving');
    const answered = await desk.answer(asked, `UTokyo Account: ${STUDENT}`);
    expect(answered.outcome.verdict).to.equal('accepted');
    expect(await desk.ticket()).to.include({ id, state: 'awaiting-decision' });
    expect((await desk.ticket()).application.values.account).to.equal(STUDENT);
    expect((await desk.ticket()).application.unusable).to.equal(undefined);
    expect(await desk.tickets()).to.have.length(1);
    await desk.grant();
    expect(await desk.state()).to.equal('access-open');
    const used = (account: string) => desk.desk.desk.store.transaction((tx) => tx.entitlementsUsed(account, ''));
    expect([await used(STUDENT), await used(STAFF)]).to.deep.equal([['onedrive'], []]);
  });

  it('E24: whoever answers with both again is asked again', async () => {
    desk = await EdgeDesk.open();
    const { letters } = await desk.office({ 'UTokyo Account': `${STUDENT} ${STAFF}` });
    const again = await desk.answer(askedOf(letters), `UTokyo Account：${STAFF} と ${STUDENT}`);
    expect(templatesOf(again.letters)).to.deep.equal(['missing-information']);
    expect(flat(askedOf(again.letters).text)).to.include(`異なる内容が2つ（${STAFF}と${STUDENT}）`);
    expect(await desk.state()).to.equal('awaiting-information');
  });

  it('E24: an office that has not proved itself hears that two were read, and not which (design §6)', async () => {
    desk = await EdgeDesk.open();
    const { letters } = await desk.office({ 'UTokyo Account': `${STUDENT} または ${STAFF}` }, { signedBy: null });
    const text = flat(askedOf(letters).text);
    expect(text).to.include('異なる内容が2つ書かれており').and.include('離籍した時点で学生として使っていた');
    expect(text).to.not.match(/99000/);
  });

  it('E24: by the form, which knows one account alone, the applicant is asked to apply again, and for nothing that no reply can give', async () => {
    desk = await EdgeDesk.open();
    const linked = 'ひも付けされているUTokyo Account';
    const { letters } = await desk.form({ [linked]: `${STUDENT}@utac.u-tokyo.ac.jp ${STAFF}@utac.u-tokyo.ac.jp` });
    const asked = askedOf(letters, NANAMI);
    const text = flat(asked.text);
    expect(asked.subject).to.include('再申請のお願い');
    expect(text).to.include('異なる内容が2つ書かれており').and.include('もう一度申請してください');
    expect(text).to.not.match(/99000|記入欄/);
    await desk.answer(asked, `UTokyo Account：${STUDENT}`);
    expect((await desk.ticket()).application.missing).to.deep.equal(['account']);
    const [, first] = [await desk.form({ 救出が必要な理由: '論文の図3の元データです。' }), await desk.ticket()];
    expect(first?.state).to.equal('awaiting-decision');
  });
});
