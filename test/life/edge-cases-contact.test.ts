/** Domain §6, row 16: a contact where no mail can arrive, found out before a letter is lost. */
import { expect } from 'chai';
import { journey } from '../../src/journey.ts';
import { ASKED_WITHIN, askForDeadDomains } from '../../src/mailbox/mail-hosts/dead-domains.ts';
import { LEE, MORI, OFFICE, posts, REQUEST, rawMail, theLetter } from '../journey/desk-in-memory.ts';
import { type ServersInMemory, SILENT_SERVERS, serversWith } from '../mailbox/name-servers.ts';
import { EdgeDesk, templatesOf, withLines } from './edges/edge-desk.ts';

const NOWHERE = 'hanako@nowhere.example.net';
const RIGHT = 'hanako@post.example.net';

describe('Edge cases of the domain: a contact that takes no mail', () => {
  let desk: EdgeDesk;
  let nameServers: ServersInMemory;
  beforeEach(async () => {
    nameServers = serversWith({ 'post.example.net': { mx: ['mx.example.net'] }, 'null.example.net': { mx: [''] } });
    desk = await EdgeDesk.open(undefined, { nameServers });
  });
  afterEach(() => desk.close());

  async function application() {
    return (await desk.ticket()).application;
  }

  for (const contact of [NOWHERE, 'hanako@null.example.net'])
    it(`E16: an office is asked for another contact than ${contact}, and nothing is sent there`, async () => {
      const asked = await desk.office({ 本人連絡先: contact });
      expect(await application()).to.deep.include({
        missing: ['contact'],
        warnings: ['contact-typo', 'contact-no-mail'],
      });
      expect(posts(asked.letters)).to.deep.equal([`missing-information → ${OFFICE}`]);
      const letter = theLetter(asked.letters, 'missing-information', OFFICE);
      expect(letter.text.replace(/\s+/g, '')).to.include(
        'ドメイン（＠より後ろの部分）が、存在しないか、メールを受け取らない設定',
      );

      const answered = await desk.answer(letter, `本人連絡先：${RIGHT}`);
      expect(await application()).to.deep.include({ missing: [], warnings: [] });
      expect(await desk.state()).to.equal('awaiting-decision');
      expect(posts(answered.letters)).to.include.members([`acknowledgement → ${RIGHT}`, `review → ${MORI}`]);
    });

  it('E16: an office that answers with another dead address is asked once more', async () => {
    const asked = await desk.office({ 本人連絡先: NOWHERE });
    const letter = theLetter(asked.letters, 'missing-information', OFFICE);
    const { letters } = await desk.answer(letter, '本人連絡先：hanako@null.example.net');
    expect(templatesOf(letters)).to.deep.equal(['missing-information']);
    expect(await application()).to.deep.include({ missing: ['contact'] });
  });

  it('E16: by the form the contact stays, and staff see in the review that no mail arrives there', async () => {
    await desk.form({ 連絡の付くメールアドレス: NOWHERE });
    expect(await application()).to.deep.include({ missing: [], warnings: ['contact-typo', 'contact-no-mail'] });
    expect(await desk.state()).to.equal('awaiting-decision');
    const { id } = await desk.ticket();
    expect(desk.review(id, LEE).text.replace(/\s+/g, ' ')).to.include('No letter can reach the applicant there.');
    expect(desk.review(id, MORI).text.replace(/\s+/g, '')).to.include('申請者へのお知らせは届きません。');
  });

  it('E16: a contact that takes mail is marked by nothing', async () => {
    await desk.office({ 本人連絡先: RIGHT });
    expect(await application()).to.deep.include({ missing: [], warnings: [] });
    expect(nameServers.asked).to.deep.equal(['post.example.net', 'gmail.com']);
  });

  it('E16: no stranger makes the desk ask, and nothing is asked twice', async () => {
    const text = withLines(REQUEST, { 本人連絡先: NOWHERE });
    await desk.mail({ from: 'somebody@elsewhere.example', subject: 'クラウドデータ救出', text });
    expect(nameServers.asked).to.deep.equal([]);
    for (const account of ['9900000101', '9900000202', '9900000303'])
      await desk.office({ 本人連絡先: NOWHERE, 'UTokyo Account': account });
    expect(nameServers.asked).to.deep.equal(['nowhere.example.net', 'gmail.com']);
  });

  it('E16: a desk that does not want it asks nothing (policy.lookUpContactDomains)', async () => {
    await desk.close();
    desk = await EdgeDesk.open(
      (config) => {
        config.policy = { lookUpContactDomains: false };
      },
      { nameServers },
    );
    await desk.office({ 本人連絡先: NOWHERE });
    expect(await application()).to.deep.include({ missing: [], warnings: [] });
    expect(nameServers.asked).to.deep.equal([]);
  });

  it('E16: name servers that are broken, or silent, stop nothing: the mail waits for its limit, and no longer', async () => {
    const waited: number[] = [];
    const dead = askForDeadDomains({
      servers: SILENT_SERVERS,
      clock: desk.desk.now,
      wellKnown: null,
      pause: async (milliseconds) => {
        waited.push(milliseconds);
      },
    });
    const receivedAt = desk.desk.now();
    const text = withLines(REQUEST, { 本人連絡先: NOWHERE });
    const raw = Buffer.from(rawMail({ from: OFFICE, subject: 'クラウドデータ救出', text }, receivedAt));
    const deadDomains = () => dead(['nowhere.example.net'], true);
    const outcome = await journey({ raw, receivedAt, folder: 'inbox' }, { ...desk.desk.desk, deadDomains });
    expect(outcome).to.include({ verdict: 'accepted' });
    expect(waited).to.deep.equal([ASKED_WITHIN]);
    expect(await application()).to.deep.include({ missing: [], warnings: [] });
  });
});
