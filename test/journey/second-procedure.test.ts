import { expect } from 'chai';
import { loadProcedure } from '../../src/config/data-file.ts';
import { ownTemplates } from '../../src/config/package-root.ts';
import { renderLetter } from '../../src/letters/render-letter.ts';
import { sampleLetters } from '../../src/letters/samples/sample-letters.ts';
import { sampleSetting } from '../../src/letters/samples/sample-tickets.ts';
import { loadTemplates } from '../../src/letters/templates.ts';
import {
  type DeskInMemory,
  FORM,
  HELPER,
  LEE,
  MORI,
  OFFICE,
  openDeskInMemory,
  posts,
  reply,
  theLetter,
} from './desk-in-memory.ts';

const FOLDER = 'fixtures/procedures/account-unlock';
const APPLICANT = 'michi@mailbox.example';
const FORM_MAIL = `アカウントのロック解除の申請がありました。 / A request to unlock an account.

本人確認 / Identity: verified
アカウント / Account: 9900000808@members.campus.example

連絡先 / Contact: ${APPLICANT}
`;

/** What belongs to the usual procedure only: its services, its week, its dates, its data. */
const FOREIGN =
  /services?\b|サービス|week|週間|revo[ck]|失効|retriev|取り出せ|only once|access to data|データ|1回限り|student|学生で|one chance/i;

describe('A second procedure is data', () => {
  let desk: DeskInMemory;
  beforeEach(async () => {
    desk = await openDeskInMemory((config) => {
      config.procedure = 'account-unlock';
      config.templates = FOLDER;
      config.forms = [{ layout: 'account-unlock-form', from: FORM, signers: ['form.desk.example'] }];
    });
  });
  afterEach(() => desk.close());

  const arrives = (text = FORM_MAIL) =>
    desk.receive({ from: FORM, subject: '新しい申請', text, headers: ['X-Campus-Form: account-unlock'] });
  const ticket = async () => (await desk.desk.store.tickets())[0];

  async function released() {
    await desk.send();
    await desk.settle();
    desk.pass(30);
    await desk.settle();
    return desk.newLetters();
  }

  it('goes the whole way: form, acknowledgement, review, APPROVE, release, PROVIDED, closed', async () => {
    expect(await arrives()).to.include({ kind: 'form-submission', verdict: 'accepted' });
    const asked = await desk.newLetters();
    expect(posts(asked)).to.deep.equal([
      `acknowledgement → ${APPLICANT}`,
      `review → ${LEE}`,
      `review → ${MORI}`,
      `review-masked → ${HELPER}`,
    ]);
    expect((await ticket())?.application).to.deep.include({
      values: { account: '9900000808', contact: APPLICANT },
      services: [],
      missing: [],
      warnings: [],
    });

    expect(await desk.receive(reply(theLetter(asked, 'review', LEE), 'APPROVE'))).to.include({ verdict: 'accepted' });
    await desk.newLetters();
    const told = await released();
    expect(posts(told)).to.deep.equal([
      `approved → ${APPLICANT}`,
      `provide-access → ${LEE}`,
      `provide-access → ${MORI}`,
    ]);

    await desk.receive(reply(theLetter(told, 'provide-access', MORI), '提供済'));
    const ready = await desk.newLetters();
    expect(posts(ready)).to.deep.equal([`access-ready → ${APPLICANT}`]);
    expect(theLetter(ready, 'access-ready', APPLICANT).text).to.include('ロックを解除しました');
    expect(await ticket()).to.deep.include({ state: 'access-closed', window: null });
    expect(await desk.desk.store.verifyAudit()).to.equal(null);
  });

  it('REJECT by one of its own reason words gives the applicant its paragraph', async () => {
    await arrives();
    await desk.receive(reply(theLetter(await desk.newLetters(), 'review', MORI), '却下 不正利用'));
    await desk.newLetters();
    const letter = theLetter(await released(), 'rejected', APPLICANT);
    expect(letter.text.replaceAll('\n', '')).to.include('第三者に使われた疑いがあり');
  });

  it('asks for the contact when the one given is locked too', async () => {
    await arrives(FORM_MAIL.replace(APPLICANT, '9900000808@members.campus.example'));
    expect((await ticket())?.application).to.deep.include({ missing: ['contact'], warnings: ['contact-unreachable'] });
    expect(posts(await desk.newLetters())).to.include(`no-contact → ${MORI}`);
  });

  it('a second application while one is open is marked as a duplicate', async () => {
    await arrives();
    desk.pass(1);
    await desk.receive({
      from: FORM,
      subject: '新しい申請',
      text: FORM_MAIL,
      headers: ['X-Campus-Form: account-unlock'],
      date: '2026-06-03T01:01:00Z',
    });
    const [, second] = await desk.desk.store.tickets();
    expect(second?.application.warnings).to.deep.equal(['duplicate']);
  });

  it('an office has no part in it: its request opens nothing, and staff are told', async () => {
    const text = 'アカウント：9900000808\n連絡先：michi@mailbox.example';
    expect(await desk.receive({ from: OFFICE, subject: 'アカウントのロック解除', text })).to.include({
      kind: 'unknown-request',
      filing: 'leave',
    });
    expect(await desk.desk.store.tickets()).to.deep.equal([]);
  });

  it('no letter of its way speaks of services, a week, dates or data of the other procedure, in either language', async () => {
    const folders = [FOLDER, ownTemplates()];
    const procedure = loadProcedure(folders, 'account-unlock');
    const templates = loadTemplates(folders, procedure);
    if ('mistakes' in templates) throw new Error(JSON.stringify(templates.mistakes));
    const ofItsWay = new Set([
      ...['acknowledgement', 'missing-information', 'no-contact', 'review', 'review-masked', 'recorded'],
      ...['approved', 'provide-access', 'access-ready', 'rejected', 'withdrawn', 'status'],
    ]);
    const letters = sampleLetters(procedure).filter(
      ({ letter, variant }) =>
        variant !== null && variant !== 'release-refused' && letter.role !== 'office' && ofItsWay.has(letter.template),
    );
    expect(new Set(letters.map(({ letter }) => letter.template))).to.deep.equal(ofItsWay);
    for (const { letter, variant } of letters) {
      for (const language of ['ja', 'en'] as const) {
        const { subject, text } = renderLetter({ ...letter, language }, templates, sampleSetting(procedure).desk);
        expect(`${subject}\n${text}`, `${letter.template}~${variant} ${language}`).to.not.match(FOREIGN);
      }
    }
  });
});
