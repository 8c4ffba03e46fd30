/** Somebody's identity document comes with a later answer: as with the first mail, nothing of it is kept, and the sender is asked not to. */
import { expect } from 'chai';
import { answer, desk, FORM_MAIL, fromForm, fromOffice, HANAKO, NANAMI, ticket, withDesk } from './answering.ts';
import { LEE, type Letter, MORI, OFFICE, posts, REQUEST, rawMail, reply, theLetter } from './desk-in-memory.ts';

const SCAN = Buffer.from('%PDF-1.4 nothing in it').toString('base64');

/** The answer with a file attached. */
function enclosing(letter: Letter, text: string, file: { readonly name: string; readonly type: string }): string {
  const plain = rawMail(reply(letter, text), desk.now());
  const split = plain.indexOf('MIME-Version');
  const bodyAt = plain.indexOf('\r\n\r\n') + 4;
  return [
    `${plain.slice(0, split)}MIME-Version: 1.0`,
    'Content-Type: multipart/mixed; boundary="part"',
    '',
    '--part',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    `${plain.slice(bodyAt)}--part`,
    `Content-Type: ${file.type}; name="${file.name}"`,
    `Content-Disposition: attachment; filename="${file.name}"`,
    'Content-Transfer-Encoding: base64',
    '',
    SCAN,
    '--part--',
    '',
  ].join('\r\n');
}

const PDF = { name: 'scan0001.pdf', type: 'application/pdf' };
const NUMBER = 'マイナンバーは 731946208517 です。';
const flat = (letter: Letter) => letter.text.replace(/\s+/g, '');

describe('An identity document in a later answer', () => {
  withDesk();

  const received = async () => theLetter(await fromOffice(REQUEST), 'request-received', OFFICE);

  it('of an office: the mail is filed to be removed, staff see the warning, the office is asked not to send any', async () => {
    const office = await received();
    desk.pass(1);
    const outcome = await desk.receiveRaw(enclosing(office, '念のため、確認した書類をお送りします。', PDF));
    expect(outcome).to.include({ verdict: 'accepted', filing: 'done' });
    const letters = await desk.newLetters();
    expect(posts(letters)).to.deep.equal([
      `receipt → ${OFFICE}`,
      `words-from-office → ${LEE}`,
      `words-from-office → ${MORI}`,
    ]);
    expect((await ticket()).application.warnings).to.include('identity-document');
    expect(flat(theLetter(letters, 'words-from-office', MORI))).to.include('7日を過ぎたら削除します');
    expect(flat(theLetter(letters, 'receipt', OFFICE))).to.include('本人確認書類の写しまたはその番号が');
  });

  it('changes nothing that was decided: an approval of the letter from before still counts', async () => {
    const office = await received();
    const review = theLetter(await desk.letters(), 'review', MORI);
    desk.pass(1);
    await desk.receiveRaw(enclosing(office, 'お送りします。', PDF));
    await desk.newLetters();
    expect((await answer(review, '訂正 失効日 2026-04-01\n承認')).ticket.state).to.equal('approved');
  });

  it('of an office that supplies what was missing: both happen, and it is told', async () => {
    const letters = await fromOffice(REQUEST.replace(/措置が必要な理由.*\n/, ''));
    desk.pass(1);
    const missing = theLetter(letters, 'missing-information', OFFICE);
    await desk.receiveRaw(enclosing(missing, '措置が必要な理由：査読中の論文の根拠資料として必要なため。', PDF));
    expect(await ticket()).to.include({ state: 'awaiting-decision' });
    expect((await ticket()).application.warnings).to.include('identity-document');
    expect(posts(await desk.newLetters())).to.include.members([`receipt → ${OFFICE}`, `request-received → ${OFFICE}`]);
  });

  it('of an applicant, by its number alone: it is masked for staff, and the applicant is told', async () => {
    const acknowledged = theLetter(await fromForm(FORM_MAIL), 'acknowledgement', NANAMI);
    const { letters, outcome } = await answer(acknowledged, `よろしくお願いいたします。${NUMBER}`);
    expect(outcome).to.include({ filing: 'done' });
    expect(theLetter(letters, 'words-from-applicant', LEE).text).to.not.include('731946208517');
    expect(flat(theLetter(letters, 'receipt', NANAMI))).to.include('本人確認書類の写しまたはその番号が');
    expect((await ticket()).application.warnings).to.include('identity-document');
  });

  it('of an applicant by the name of the file; a picture of something else is left for people, as before', async () => {
    const acknowledged = theLetter(await fromOffice(REQUEST), 'acknowledgement', HANAKO);
    desk.pass(1);
    const photo = { name: 'graph.png', type: 'image/png' };
    expect(await desk.receiveRaw(enclosing(acknowledged, '図です。', photo))).to.include({ filing: 'leave' });
    expect((await ticket()).application.warnings).to.not.include('identity-document');
    desk.pass(1);
    const card = { name: 'passport.png', type: 'image/png' };
    expect(await desk.receiveRaw(enclosing(acknowledged, '写しです。', card))).to.include({ filing: 'done' });
    expect((await ticket()).application.warnings).to.include('identity-document');
  });

  it('leaves the folder after a week, while the ticket is open', async () => {
    const office = await received();
    desk.pass(20 * 24 * 60);
    const { contentKey } = await desk.receive(reply(office, NUMBER));
    const due = (days: number) => {
      desk.pass(days * 24 * 60);
      return desk.desk.store.mailsToRemove(desk.now(), 90);
    };
    expect((await due(6)).map((mail) => mail.contentKey)).to.not.include(contentKey);
    expect((await due(2)).map((mail) => mail.contentKey)).to.include(contentKey);
  });
});
