/** Threats §2.5: whoever writes in an office's name. D04 stands in automatic-replies, D08 also in caps. */
import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { parse } from 'yaml';
import {
  type DeskInMemory,
  LEE,
  MORI,
  OFFICE,
  openDeskInMemory,
  posts,
  REQUEST,
  reply,
  theLetter,
} from '../journey/desk-in-memory.ts';
import { APPLICANT, everyTicket } from './desk-under-attack.ts';

const SUBJECT = 'クラウドデータ救出';

describe('In an office’s name', () => {
  let desk: DeskInMemory;
  beforeEach(async () => {
    desk = await openDeskInMemory();
  });
  afterEach(() => desk.close());

  async function oneState(): Promise<string | undefined> {
    return (await desk.desk.store.tickets())[0]?.state;
  }

  it('D01: a forged From opens nothing that can be decided; the registered address is asked, and nobody else', async () => {
    await desk.receive({ from: OFFICE, subject: SUBJECT, text: REQUEST, signedBy: 'evil.example' });
    expect(await oneState()).to.equal('awaiting-office');
    expect(posts(await desk.newLetters())).to.deep.equal([`confirm-request → ${OFFICE}`]);
    desk.pass(60 * 24);
    await desk.settle();
    expect(await oneState()).to.equal('awaiting-office');
  });

  it('D01: the request becomes one to decide when that address confirms it', async () => {
    await desk.receive({ from: OFFICE, subject: SUBJECT, text: REQUEST, signedBy: null });
    const asked = theLetter(await desk.newLetters(), 'confirm-request', OFFICE);
    await desk.receive(reply(asked, '相違ありません', { signedBy: null }));
    expect(await oneState()).to.equal('awaiting-decision');
  });

  it('D02: a further sender of the office selects it and proves nothing: the registered address is asked', async () => {
    await desk.close();
    const counter = 'counter@eng.office.example';
    desk = await openDeskInMemory((config) => {
      const [office] = config.offices as { senders?: string[] }[];
      if (office) office.senders = [counter];
    });
    await desk.receive({ from: counter, subject: SUBJECT, text: REQUEST, signedBy: null });
    expect(await oneState()).to.equal('awaiting-office');
    expect((await desk.newLetters()).map(({ to }) => to)).to.deep.equal([OFFICE]);
  });

  it('D02: an office’s address typed into the e-mail form only selects whom to ask; the gateway is never written to', async () => {
    await desk.close();
    const gateway = 'gateway@forms.desk.example';
    desk = await openDeskInMemory((config) => {
      (config.forms as object[]).push({ layout: 'email-form', from: gateway, signers: ['forms.desk.example'] });
    });
    const typed = ['お名前: 教務 太郎', `メールアドレス: ${OFFICE}`, 'ご所属: 工学系教務', `件名: ${SUBJECT}`];
    const text = [
      'お問い合わせフォームから、次の内容が送信されました。',
      '',
      ...typed,
      `お問い合わせ内容: ${REQUEST}`,
    ].join('\n');
    await desk.receive({ from: gateway, subject: SUBJECT, text, headers: ['X-Mailform: contact-desk'] });
    expect(await oneState()).to.equal('awaiting-office');
    expect((await desk.newLetters()).map(({ to }) => to)).to.deep.equal([OFFICE]);
  });

  for (const from of [
    'kyomu@law.office.example',
    'kyomu@eng.office.example.evil.example',
    'kyomu@evil-eng.office.example',
    'kyomu@office.example',
    'kyomu2@eng.office.example',
  ]) {
    it(`D03: ${from} is no office: nothing is opened, nothing answered, staff are told`, async () => {
      const outcome = await desk.receive({ from, subject: SUBJECT, text: REQUEST });
      expect(outcome).to.include({ verdict: 'ignored', filing: 'leave' });
      expect(await desk.desk.store.tickets()).to.deep.equal([]);
      const letters = await desk.newLetters();
      expect(letters.map(({ to }) => to))
        .to.include.members([MORI, LEE])
        .and.not.include(from);
    });
  }

  it('D05 (as the design has it): who verified is asked for and never required; what was said of it is kept', async () => {
    await desk.receive({ from: OFFICE, subject: SUBJECT, text: REQUEST });
    const [ticket] = await desk.desk.store.tickets();
    expect(ticket?.application).to.include({ identityAttested: true });
    expect(ticket?.state).to.equal('awaiting-decision');
  });

  it('D05: a request that does not say that identity was verified cannot be decided', async () => {
    const text = REQUEST.replace('本人確認は窓口にて実施済みです。', '');
    await desk.receive({ from: OFFICE, subject: SUBJECT, text });
    expect(await oneState()).to.equal('awaiting-information');
  });

  it('D06: a former clerk who answers from a private address confirms nothing, though the token comes back', async () => {
    await desk.receive({ from: OFFICE, subject: SUBJECT, text: REQUEST, signedBy: null });
    const asked = theLetter(await desk.newLetters(), 'confirm-request', OFFICE);
    const before = await everyTicket(desk);
    const outcome = await desk.receive(reply(asked, '相違ありません', { from: 'clerk@home.example' }));
    expect(outcome).to.include({ verdict: 'ignored', reason: 'from.other', filing: 'leave' });
    expect(await everyTicket(desk)).to.equal(before);
  });

  it('D07: nothing of an identity document that was attached is kept or sent on', async () => {
    const canary = 'CANARY-9f3b7d';
    const raw = [
      'Authentication-Results: mx.desk.example; dkim=pass header.d=eng.office.example',
      `From: ${OFFICE}`,
      'To: desk@desk.example',
      'Subject: cloud data salvage',
      'Date: Wed, 03 Jun 2026 10:12:00 +0900',
      'Message-ID: <scan@eng.office.example>',
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b',
      'Content-Type: text/plain; charset=utf-8',
      'Content-Transfer-Encoding: base64',
      '',
      Buffer.from(REQUEST).toString('base64').replace(/.{76}/g, '$&\r\n'),
      '--b',
      `Content-Type: application/pdf; name="${canary}.pdf"`,
      'Content-Disposition: attachment; filename="license.pdf"',
      'Content-Transfer-Encoding: base64',
      '',
      Buffer.from(`%PDF-1.4 ${canary}`).toString('base64'),
      '--b--',
      '',
    ].join('\r\n');
    await desk.receiveRaw(raw);
    const [ticket] = await desk.desk.store.tickets();
    expect(ticket?.application.warnings).to.include('identity-document');
    const history = await desk.desk.store.ticketHistory(ticket?.id ?? '');
    const letters = await desk.desk.store.letters();
    const kept = JSON.stringify(history) + letters.map(({ bytes }) => bytes.toString('latin1')).join();
    const texts = (await desk.letters()).map(({ text }) => text).join();
    for (const form of [canary, Buffer.from(canary).toString('base64').slice(0, 16)])
      expect(kept + texts).to.not.include(form);
  });

  it('D08: a hundred forged requests ask the office about three of them', async () => {
    for (let number = 0; number < 100; number += 1) {
      const text = REQUEST.replace('9900000101', String(9_900_001_000 + number));
      await desk.receive({ from: OFFICE, subject: SUBJECT, text, signedBy: null });
    }
    const due = await desk.desk.store.claimLetters(desk.now(), 1_000, 60);
    expect(due.filter(({ recipient }) => recipient === OFFICE)).to.have.length(3);
    expect(await desk.desk.store.tickets()).to.have.length(100);
  });

  it('D09 (as the design has it): the registry is the operator’s file; an office taken out of it confirms nothing', async () => {
    await desk.receive({ from: OFFICE, subject: SUBJECT, text: REQUEST, signedBy: null });
    const asked = theLetter(await desk.newLetters(), 'confirm-request', OFFICE);
    const registry = desk.desk.setting.registry as { offices: readonly object[] };
    const offices = registry.offices;
    registry.offices = [];
    await desk.receive(reply(asked, '相違ありません'));
    registry.offices = offices;
    expect(await oneState()).to.equal('awaiting-office');
  });

  it('D10: a CONFIRM counts for what the office was shown, and for nothing newer', async () => {
    await desk.receive({ from: OFFICE, subject: SUBJECT, text: REQUEST, signedBy: null });
    const asked = theLetter(await desk.newLetters(), 'confirm-request', OFFICE);
    await desk.desk.store.transaction(async (tx) => {
      const [id] = (await tx.correspondence(referencesTo(asked.mail.messageId ?? ''), desk.now())).tickets.keys();
      const ticket = await tx.ticket(id ?? '');
      if (!ticket) throw new Error('the letter leads to no ticket');
      const values = { ...ticket.application.values, contact: 'evil@evil.example' };
      await tx.updateTicket({
        ...ticket,
        revision: ticket.revision + 1,
        application: { ...ticket.application, values },
      });
    });
    await desk.receive(reply(asked, '相違ありません'));
    const [ticket] = await desk.desk.store.tickets();
    expect(ticket).to.include({ state: 'awaiting-office', officeProven: false });
  });

  it('D11: a mail with two applicants opens two tickets or none, and one CONFIRM confirms one', async () => {
    const second = REQUEST.replace('9900000101', '9900000202')
      .replace('例示 花子', '例示 次郎')
      .replace('37-990101', '37-990102')
      .replace(APPLICANT, 'jiro@mailbox.example')
      .replace(/^お世話.*\n\n/, '');
    await desk.receive({ from: OFFICE, subject: SUBJECT, text: `${REQUEST}\n${second}`, signedBy: null });
    const tickets = await desk.desk.store.tickets();
    expect(tickets.length).to.be.oneOf([0, 2]);
    const asked = (await desk.newLetters()).filter(({ template }) => template === 'confirm-request');
    expect(asked).to.have.length(tickets.length);
    const [first] = asked;
    if (first) await desk.receive(reply(first, '相違ありません'));
    const proven = (await desk.desk.store.tickets()).filter(({ officeProven }) => officeProven);
    expect(proven).to.have.length(first ? 1 : 0);
  });
});

function referencesTo(messageId: string) {
  return {
    tokens: [],
    messageId: null,
    references: [messageId],
    ticketNumbers: [],
    reported: { envelopes: [], messageIds: [] },
  };
}

describe('The list of rows', () => {
  const rows = ['A01', 'A05', 'A17', ...numbered('D', 11), ...numbered('O', 12)];
  const files = ['automatic-replies', 'bounces', 'caps', 'offices', 'outgoing-mail', 'sending', 'two-desks'];

  it('is complete: each has a case that bears its id, or a reason in the README', () => {
    const cases = files.map((file) => readFileSync(`test/threats/${file}.test.ts`, 'utf8')).join();
    const excused =
      parse(/```yaml\n([\s\S]*?)```/.exec(readFileSync('test/threats/README.md', 'utf8'))?.[1] ?? '') ?? {};
    const missing = rows.filter((row) => !new RegExp(`['\`]${row}[: (']`).test(cases) && !(row in excused));
    expect(missing).to.deep.equal([]);
  });
});

function numbered(letter: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${letter}${String(index + 1).padStart(2, '0')}`);
}
