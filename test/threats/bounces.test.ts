/** Threat O07: a real bounce of one of our letters marks it, burns its token and is told; a forged one does nothing. */
import { expect } from 'chai';
import { giveUpLetter } from '../../src/outbox/give-up-letter.ts';
import {
  type DeskInMemory,
  HELPER,
  LEE,
  type Letter,
  MORI,
  OFFICE,
  openDeskInMemory,
  posts,
  REQUEST,
  theLetter,
} from '../journey/desk-in-memory.ts';
import { APPLICANT, entryOf, everyTicket, states } from './desk-under-attack.ts';

interface Report {
  readonly to: string;
  readonly action?: string;
  readonly status?: string;
  /** The Message-ID of the returned mail; null: nothing is returned. */
  readonly returned: string | null;
  readonly returnedType?: string;
  readonly headers?: readonly string[];
}

/** A delivery report as RFC 3464 has it. */
function report({ to, action = 'failed', status = '5.1.1', returned, returnedType, headers = [] }: Report): string {
  const part =
    returned === null
      ? []
      : [
          '--r',
          `Content-Type: ${returnedType ?? 'message/rfc822'}`,
          '',
          `Message-ID: ${returned}`,
          'Subject: x',
          '',
          'x',
        ];
  return [
    'Return-Path: <>',
    'From: Mail Delivery System <MAILER-DAEMON@mx.elsewhere.example>',
    `To: ${to}`,
    'Subject: Undelivered Mail Returned to Sender',
    `Date: Wed, 03 Jun 2026 10:12:00 +0900`,
    `Message-ID: <${action}${status}${to.slice(0, 20)}@mx.elsewhere.example>`,
    'Auto-Submitted: auto-replied',
    ...headers,
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary=r',
    '',
    '--r',
    'Content-Type: text/plain',
    '',
    'I am sorry to have to inform you that your message could not be delivered.',
    '--r',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.elsewhere.example',
    '',
    `Final-Recipient: rfc822; ${APPLICANT}`,
    `Action: ${action}`,
    `Status: ${status}`,
    `Diagnostic-Code: smtp; 550 ${status} no such user`,
    ...part,
    '--r--',
    '',
  ].join('\r\n');
}

describe('O07: a bounce', () => {
  let desk: DeskInMemory;
  let acknowledgement: Letter;
  let envelope: string;
  let messageId: string;
  beforeEach(async () => {
    desk = await openDeskInMemory();
    await desk.receive({ from: OFFICE, subject: 'クラウドデータ救出', text: REQUEST });
    acknowledgement = theLetter(await desk.newLetters(), 'acknowledgement', APPLICANT);
    const entry = await entryOf(desk, acknowledgement);
    [envelope, messageId] = [entry.envelopeFrom, entry.messageId];
    await desk.send();
  });
  afterEach(() => desk.close());

  async function state(): Promise<string | undefined> {
    return (await states(desk)).get(
      [...(await states(desk)).keys()].find((id) => id.startsWith('acknowledgement:')) ?? '',
    );
  }

  const real: readonly [string, () => Report][] = [
    ['to the keyed address, with the letter returned', () => ({ to: envelope, returned: messageId })],
    ['to the keyed address alone', () => ({ to: envelope, returned: null })],
    ['to the keyed address in capitals', () => ({ to: envelope.toUpperCase(), returned: null })],
    [
      'to the plain address, with the letter’s header returned',
      () => ({ to: 'desk@desk.example', returned: messageId, returnedType: 'text/rfc822-headers' }),
    ],
    [
      'that also names the letter in References',
      () => ({ to: envelope, returned: messageId, headers: [`References: ${messageId}`] }),
    ],
    ['after five days in vain (4.4.7, failed)', () => ({ to: envelope, returned: messageId, status: '4.4.7' })],
  ];
  for (const [how, made] of real) {
    it(`${how}: the letter is undeliverable, and staff and the office are told`, async () => {
      const outcome = await desk.receiveRaw(report(made()));
      expect(outcome).to.include({ kind: 'delivery-report', verdict: 'accepted', filing: 'done' });
      expect(await state()).to.equal('undeliverable');
      expect(posts(await desk.newLetters())).to.deep.equal(
        [`undeliverable → ${OFFICE}`, ...[MORI, LEE, HELPER].map((to) => `undeliverable → ${to}`)].sort(),
      );
      const [ticket] = await desk.desk.store.tickets();
      const history = await desk.desk.store.ticketHistory(ticket?.id ?? '');
      expect(history?.events.map(({ event }) => event.type)).to.include('letter-undeliverable');
      expect(await desk.desk.store.verifyAudit()).to.equal(null);
    });
  }

  it('in prose only, as old servers write it, with a copy of our header in its text', async () => {
    const raw = [
      'Return-Path: <>',
      'From: MAILER-DAEMON@mx.elsewhere.example',
      `To: ${envelope}`,
      'Subject: failure notice',
      'Date: Wed, 03 Jun 2026 10:12:00 +0900',
      'Message-ID: <old@mx.elsewhere.example>',
      '',
      'Hi. I was not able to deliver your message.',
      '--- Below this line is a copy of the message.',
      '',
      `Message-ID: ${messageId}`,
      '',
    ].join('\r\n');
    expect(await desk.receiveRaw(raw)).to.include({ kind: 'delivery-report', verdict: 'accepted' });
    expect(await state()).to.equal('undeliverable');
  });

  it('burns the token: whoever got the letter in the end did not get it from us', async () => {
    const token = /\+t([a-z2-7]{26})@/.exec(acknowledgement.mail.replyTo?.value[0]?.address ?? '')?.[1] ?? '';
    const references = { tokens: [token], messageId: null, references: [], ticketNumbers: [] };
    const look = () =>
      desk.desk.store.transaction((tx) =>
        tx.correspondence({ ...references, reported: { envelopes: [], messageIds: [] } }, desk.now()),
      );
    expect((await look()).answered?.by).to.equal('token');
    await desk.receiveRaw(report({ to: envelope, returned: messageId }));
    expect((await look()).answered?.by).to.equal('spent');
  });

  it('shows the address to deciders and hides it from helpers, with what the other server said', async () => {
    await desk.receiveRaw(report({ to: envelope, returned: messageId }));
    const letters = await desk.newLetters();
    expect(theLetter(letters, 'undeliverable', MORI).text)
      .to.include(APPLICANT)
      .and.include('no such user');
    expect(theLetter(letters, 'undeliverable', HELPER).text).to.not.include('hanako');
    expect(theLetter(letters, 'undeliverable', OFFICE).text).to.include(APPLICANT);
  });

  it('counts once: the same again, and another copy of it, change and say nothing', async () => {
    await desk.receiveRaw(report({ to: envelope, returned: messageId }));
    await desk.newLetters();
    expect(await desk.receiveRaw(report({ to: envelope, returned: messageId }))).to.include({ verdict: 'duplicate' });
    const again = report({ to: envelope, returned: messageId }).replace('I am sorry', 'We are sorry');
    expect(await desk.receiveRaw(again)).to.include({ verdict: 'ignored', reason: 'report.again' });
    expect(await desk.newLetters()).to.deep.equal([]);
  });

  for (const action of ['delayed', 'relayed', 'delivered', 'expanded']) {
    it(`that says ${action} changes nothing`, async () => {
      const outcome = await desk.receiveRaw(report({ to: envelope, returned: messageId, action, status: '4.0.0' }));
      expect(outcome).to.include({ kind: 'delivery-report', verdict: 'ignored', reason: 'report.not-final' });
      expect(await state()).to.equal('accepted');
      expect(await desk.newLetters()).to.deep.equal([]);
    });
  }

  const wrong = 'a'.repeat(26);
  const forged: readonly [string, () => Report][] = [
    ['with a key we never made', () => ({ to: `desk+b${wrong}@desk.example`, returned: null })],
    [
      'with a wrong key, though it returns a letter of ours',
      () => ({ to: `desk+b${wrong}@desk.example`, returned: messageId }),
    ],
    ['with a Message-ID we never made', () => ({ to: 'desk@desk.example', returned: `<o.${wrong}@desk.example>` })],
    [
      'with a right key and somebody else’s letter',
      () => ({ to: `${envelope}, desk+b${wrong}@desk.example`, returned: messageId }),
    ],
  ];
  for (const [how, made] of forged) {
    it(`forged ${how} does nothing and stays in the inbox`, async () => {
      const before = await everyTicket(desk);
      expect(await desk.receiveRaw(report(made()))).to.include({
        verdict: 'ignored',
        reason: 'report.unknown',
        filing: 'leave',
      });
      expect(await everyTicket(desk)).to.equal(before);
      expect(await state()).to.equal('accepted');
      expect(await desk.newLetters()).to.deep.equal([]);
    });
  }

  it('of somebody else’s mail is not ours', async () => {
    const outcome = await desk.receiveRaw(report({ to: 'desk@desk.example', returned: '<private@elsewhere.example>' }));
    expect(outcome).to.include({ kind: 'not-ours', verdict: 'not-ours', filing: 'leave' });
  });

  it('a person who writes to the keyed address is no report', async () => {
    const outcome = await desk.receive({ from: APPLICANT, to: envelope, subject: 'Undelivered Mail', text: 'Hello?' });
    expect(outcome.kind).to.not.equal('delivery-report');
    expect(await state()).to.equal('accepted');
  });

  it('a letter that our own mail server refuses ends in the same way', async () => {
    const { messageId: lost } = await entryOf(desk, acknowledgement);
    const entry = (await desk.desk.store.letters()).find((letter) => letter.messageId === lost);
    if (!entry) throw new Error('the letter is gone');
    await giveUpLetter(desk.desk, { ...entry, attempts: 1, claim: '' }, '550 no such user');
    expect(await state()).to.equal('undeliverable');
    expect(posts(await desk.newLetters())).to.include(`undeliverable → ${OFFICE}`);
  });

  it('of a letter that told of a bounce is not told of again', async () => {
    await desk.receiveRaw(report({ to: envelope, returned: messageId }));
    const told = theLetter(await desk.newLetters(), 'undeliverable', MORI);
    const entry = await entryOf(desk, told);
    await desk.send();
    await desk.receiveRaw(report({ to: entry.envelopeFrom, returned: entry.messageId }));
    expect(await desk.newLetters()).to.deep.equal([]);
  });
});
