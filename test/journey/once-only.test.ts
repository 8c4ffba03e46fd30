/** One person, several mails: what is the same request, what is another, what is used up; and what the directory knows. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { giveUpLetter } from '../../src/outbox/give-up-letter.ts';
import { FORM_MAIL, NANAMI } from './answering.ts';
import {
  type DeskInMemory,
  FORM,
  LEE,
  MORI,
  OFFICE,
  openDeskInMemory,
  posts,
  REQUEST,
  reply,
  theLetter,
} from './desk-in-memory.ts';

const HEADERS = ['Auto-Submitted: auto-generated', 'X-Salvage-Form: v0-assumed'];
const OTHER = 'nanami@elsewhere.example';

describe('Once only', () => {
  let desk: DeskInMemory;
  beforeEach(async () => {
    desk = await openDeskInMemory();
  });
  afterEach(() => desk.close());

  /** A mail of the form, a minute later; its letters. */
  async function form(text: string) {
    desk.pass(1);
    await desk.receive({ from: FORM, subject: '新規申請', text, headers: HEADERS });
    return desk.newLetters();
  }
  const tickets = () => desk.desk.store.tickets();

  async function decide(letter: Parameters<typeof reply>[0], text: string) {
    desk.pass(1);
    const outcome = await desk.receive(reply(letter, text));
    return { outcome, letters: await desk.newLetters() };
  }

  async function release() {
    await desk.send();
    await desk.settle();
    desk.pass(31);
    await desk.settle();
    return desk.newLetters();
  }

  it('a form sent again while the first is open is linked, and its acknowledgement names the first number', async () => {
    await form(FORM_MAIL);
    const letters = await form(FORM_MAIL);
    const [first, second] = await tickets();
    expect(second?.related).to.deep.equal([{ id: first?.id, as: 'duplicate', sameContact: true }]);
    expect(second?.application.warnings).to.deep.equal(['duplicate']);
    expect(theLetter(letters, 'acknowledgement', NANAMI).text).to.include(first?.id);
    expect(theLetter(letters, 'review', LEE).text).to.include(`${first?.id} (with the same contact)`);
  });

  it('with another contact it is acknowledged there without the first number, and staff see the change', async () => {
    await form(FORM_MAIL);
    const letters = await form(FORM_MAIL.replace(NANAMI, OTHER));
    const [first] = await tickets();
    expect(theLetter(letters, 'acknowledgement', OTHER).text).to.not.include(first?.id);
    expect(theLetter(letters, 'review', LEE).text.replace(/\s+/g, ' ')).to.include(
      `${first?.id} (with another contact;`,
    );
  });

  it('two forms of one person for two services are shown as a pair, each decided by its own letter', async () => {
    const one = await form(FORM_MAIL);
    const two = await form(FORM_MAIL.replace('OneDrive', 'Google Workspace'));
    const [first, second] = await tickets();
    expect(second?.related).to.deep.equal([{ id: first?.id, as: 'pair', sameContact: true }]);
    await decide(theLetter(one, 'review', LEE), 'SET revoked_on 2026-04-01\nAPPROVE');
    await decide(theLetter(two, 'review', LEE), 'SET revoked_on 2026-04-01\nAPPROVE');
    await release();
    expect((await tickets()).map(({ state }) => state)).to.deep.equal(['awaiting-provision', 'awaiting-provision']);
  });

  it('of two mails of the same moment only one can be approved', async () => {
    const one = await form(FORM_MAIL);
    const two = await form(FORM_MAIL);
    await decide(theLetter(one, 'review', LEE), 'SET revoked_on 2026-04-01\nAPPROVE');
    const { outcome } = await decide(theLetter(two, 'review', MORI), '失効日 2026-04-01\n承認');
    expect(outcome).to.include({ reason: 'entitlement-used' });
    expect((await tickets()).map(({ state }) => state)).to.deep.equal(['approved', 'awaiting-decision']);
  });

  it('a second use is refused, and staff see the earlier ticket', async () => {
    const one = await form(FORM_MAIL);
    await decide(theLetter(one, 'review', LEE), 'SET revoked_on 2026-04-01\nAPPROVE');
    await release();
    const letters = await form(FORM_MAIL);
    const [first] = await tickets();
    const review = theLetter(letters, 'review', LEE);
    const told = review.text.replace(/\s+/g, ' ');
    expect(told).to.include(`This one used the one chance: ${first?.id}. Status: approved on `);
    expect(told).to.include('the access not provided yet');
    const { outcome } = await decide(review, 'SET revoked_on 2026-04-01\nAPPROVE');
    expect(outcome).to.include({ reason: 'entitlement-used' });
  });

  it('what was turned down, or taken back, uses nothing up', async () => {
    const one = await form(FORM_MAIL);
    await decide(theLetter(one, 'review', LEE), 'REJECT reason');
    await release();
    const two = await form(FORM_MAIL);
    const [first, second] = await tickets();
    expect(second?.related).to.deep.equal([{ id: first?.id, as: 'refused', sameContact: true }]);
    const { outcome } = await decide(theLetter(two, 'review', LEE), 'SET revoked_on 2026-04-01\nAPPROVE');
    expect(outcome).to.include({ verdict: 'accepted' });
  });
});

describe('A contact that cannot be reached', () => {
  let desk: DeskInMemory;
  beforeEach(async () => {
    desk = await openDeskInMemory();
  });
  afterEach(() => desk.close());

  it('staff and the office are told; the office corrects it with CONFIRM, and the right address gets its acknowledgement', async () => {
    await desk.receive({ from: OFFICE, subject: 'クラウドデータ救出', text: REQUEST });
    await desk.newLetters();
    const claimed = await desk.desk.store.claimLetters(desk.now(), 100, 60);
    const lost = claimed.find(({ role }) => role === 'applicant');
    if (!lost) throw new Error('the applicant got no letter');
    await desk.desk.store.letterUndeliverable(lost, desk.now(), '550 5.1.1');
    await giveUpLetter(desk.desk, lost, '550 5.1.1');
    const told = await desk.newLetters();
    expect(
      told.every(({ to }) => to !== lost.recipient),
      'never the applicant by mail',
    ).to.equal(true);
    const ask = theLetter(told, 'undeliverable', OFFICE);
    expect(ask.text).to.include('相違ありません');
    desk.pass(1);
    await desk.receive(reply(ask, '本人連絡先：right@mailbox.example\n相違ありません'));
    const [ticket] = await desk.desk.store.tickets();
    expect(ticket?.application.values.contact).to.equal('right@mailbox.example');
    const letters = await desk.newLetters();
    expect(posts(letters)).to.include.members(['acknowledgement → right@mailbox.example', `review-changed → ${LEE}`]);
  });
});

describe('The directory at the desk', () => {
  const folder = mkdtempSync(join(tmpdir(), 'directory-'));
  const path = join(folder, 'accounts.csv');
  let desk: DeskInMemory;
  before(async () => {
    const rows = [
      'account,revoked_on,student,faculty',
      '9900000101,2026-04-01,yes,法学政治学研究科',
      '9900000707,2025-12-01,no,',
    ];
    writeFileSync(path, `${rows.join('\n')}\n`);
    desk = await openDeskInMemory((config) => {
      config.directory = path;
    });
  });
  after(async () => {
    await desk.close();
    rmSync(folder, { recursive: true });
  });

  it('fills the revocation date and the student standing, and says so; a faculty that differs is marked', async () => {
    await desk.receive({ from: OFFICE, subject: 'クラウドデータ救出', text: REQUEST });
    const [ticket] = await desk.desk.store.tickets();
    expect(ticket).to.include({ revokedOn: '2026-04-01', student: true, revision: 1 });
    const review = theLetter(await desk.newLetters(), 'review', LEE);
    const text = review.text.replace(/\s+/g, ' ');
    expect(text)
      .to.include('from the directory')
      .and.to.include('faculty given is not the one in the account directory');
    expect(ticket?.application.warnings).to.include('faculty-differs');
    desk.pass(1);
    await desk.receive(reply(review, 'APPROVE'));
    expect((await desk.desk.store.tickets())[0]?.state).to.equal('approved');
  });

  it('is overruled by SET, and is then no longer named', async () => {
    await desk.receive({ from: FORM, subject: '新規申請', text: FORM_MAIL, headers: HEADERS });
    const review = theLetter(await desk.newLetters(), 'review', LEE);
    expect(review.text.replace(/\s+/g, ' ')).to.include('1 December 2025, from the directory');
    desk.pass(1);
    await desk.receive(reply(review, 'SET revoked_on 2026-04-02'));
    const changed = theLetter(await desk.newLetters(), 'review-changed', LEE);
    expect(changed.text.replace(/\s+/g, ' ')).to.include('2 April 2026)');
    expect((await desk.desk.store.tickets())[1]).to.deep.include({ revokedOn: '2026-04-02', listed: ['student'] });
  });
});
