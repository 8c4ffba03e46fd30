/** Every notice is answered, to the one who has a right to the answer, with words that say what to do. */
import { expect } from 'chai';
import { REFUSALS } from '../../src/domain/refusals.ts';
import type { Ticket } from '../../src/domain/ticket.ts';
import { ALERTS, type Correspondent, type Notice } from '../../src/kinds/kind.ts';
import { MISREAD_WORDS } from '../../src/kinds/misread-words.ts';
import { renderLetter } from '../../src/letters/render-letter.ts';
import { MISREADINGS } from '../../src/mail/incoming-mail.ts';
import { explain } from '../../src/notifications/explanations.ts';
import type { Letter } from '../../src/notifications/letter.ts';
import { undeliverable } from '../../src/notifications/undeliverable.ts';
import { desk, ourTemplates } from '../letters/our-letters.ts';
import {
  approval,
  byForm,
  byOffice,
  COLLEAGUE,
  CONTACT_ADDRESS,
  DECIDER,
  given,
  HELPER,
  OFFICE,
  unproven,
} from './given.ts';

const decider: Correspondent = { role: 'staff', address: DECIDER.address };
const helper: Correspondent = { role: 'staff', address: HELPER.address };
const office: Correspondent = { role: 'office', address: OFFICE.address };
const applicant: Correspondent = { role: 'applicant', address: CONTACT_ADDRESS };
const ticketId = byForm.id;

const text = (letter: Letter | undefined) =>
  letter ? renderLetter({ ...letter, language: 'ja' }, ourTemplates(), desk).text : '';
const only = (notice: Notice, ticket: Ticket | null) => {
  const letters = explain(notice, ticket, given());
  expect(letters.length).to.equal(1);
  return letters[0];
};

describe('Explanations', () => {
  it('each refusal, misreading, alert and misread word has a letter with a sentence of its own', () => {
    const said = [
      ...REFUSALS.map((word) =>
        text(only({ type: 'refusal', to: decider, ticketId, refusal: { word, details: {} } }, byForm)),
      ),
      ...MISREAD_WORDS.map((word) => text(only({ type: 'help', to: decider, ticketId, word }, byForm))),
      ...ALERTS.map((word) => text(explain({ type: 'alert', word, ticketId }, byForm, given())[0])),
      ...MISREADINGS.map((word) =>
        text(explain({ type: 'misreading', misreading: { word, seen: '' } }, null, given())[0]),
      ),
    ];
    expect(new Set(said).size).to.equal(REFUSALS.length + MISREAD_WORDS.length + ALERTS.length + MISREADINGS.length);
  });

  it('a refusal says its facts in names, not in ids or addresses', () => {
    const refused = (
      word: 'field-missing' | 'already-decided' | 'entitlement-used',
      details: Readonly<Record<string, string | readonly string[]>>,
    ) => text(only({ type: 'refusal', to: decider, ticketId, refusal: { word, details } }, byForm)).replace(/\n/g, '');
    expect(refused('field-missing', { fields: ['reason'] })).to.include('（措置が必要な理由）');
    expect(
      refused('already-decided', { by: COLLEAGUE.address, at: '2026-06-10T01:12:00.000Z', outcome: 'approved' }),
    ).to.include('すでに見本 次郎さんが2026年6月10日（水）10:12（日本時間）に承認しています');
    expect(refused('entitlement-used', { services: ['onedrive'] })).to.include('OneDriveについて、');
  });

  it('an answer to a decider shows what a reply would decide on, as long as there is something to decide', () => {
    const status = (ticket: Ticket) => text(only({ type: 'status', to: decider, ticketId }, ticket));
    expect(status(byForm)).to.include('9900000101').and.include('・承認');
    expect(status({ ...byForm, state: 'approved', decision: approval })).to.not.include('9900000101');
    expect(status({ ...byForm, state: 'approved', decision: approval }))
      .to.include('・取消')
      .and.not.include('・承認');
  });

  it('a helper learns how things stand and no more, and gets no token', () => {
    const letter = only({ type: 'status', to: helper, ticketId }, byForm);
    expect(text(letter)).to.not.include('9900000101');
    expect(text(letter)).to.not.include('・承認');
    expect(letter?.possession).to.equal(null);
  });

  it('an office that is waited for sees what it would confirm', () => {
    for (const notice of [
      { type: 'help', to: office, ticketId, word: 'confirm-unclear' },
      { type: 'status', to: office, ticketId },
    ] as const) {
      expect(text(only(notice, unproven)))
        .to.include('9900000101')
        .and.include('相違ありません');
    }
    expect(text(only({ type: 'status', to: office, ticketId }, byOffice))).to.not.include('9900000101');
  });

  it('the question comes again with a fresh token while there is one, and else the state of things', () => {
    expect(only({ type: 'fresh-review', to: decider, ticketId }, byForm)).to.deep.include({
      template: 'review',
      possession: { revision: 1 },
    });
    expect(
      only({ type: 'fresh-review', to: decider, ticketId }, { ...byForm, state: 'approved', decision: approval })
        ?.template,
    ).to.equal('status');
    expect(only({ type: 'fresh-review', to: office, ticketId }, unproven)?.template).to.equal('confirm-request');
  });

  it('answers the mail it is about, once for each mail', () => {
    const letter = only({ type: 'status', to: applicant, ticketId }, byForm);
    expect(letter).to.include({ answers: '<cause@mailbox.example>', occasion: 'mail-1', to: CONTACT_ADDRESS });
  });

  it('writes to nobody but the registry and the ticket’s contact', () => {
    const stranger = 'eve@mailbox.example';
    for (const role of ['staff', 'office', 'applicant'] as const) {
      expect(explain({ type: 'status', to: { role, address: stranger }, ticketId }, byOffice, given())).to.deep.equal(
        [],
      );
    }
    expect(explain({ type: 'status', to: office, ticketId }, byForm, given())).to.deep.equal([]);
    expect(explain({ type: 'status', to: decider, ticketId }, null, given())).to.deep.equal([]);
  });

  it('an alert goes to everybody on staff, and its answer acts on nothing', () => {
    const letters = explain({ type: 'alert', word: 'unverified-reply', ticketId }, byForm, given());
    expect(letters.map(({ to }) => to)).to.deep.equal([DECIDER.address, COLLEAGUE.address, HELPER.address]);
    expect(letters.map(({ possession }) => possession)).to.deep.equal([null, null, null]);
  });

  it('two different alerts about one mail are two letters', () => {
    const occasion = (word: 'unverified-reply' | 'quarantined') =>
      explain({ type: 'alert', word, ticketId }, byForm, given())[0]?.occasion;
    expect(occasion('unverified-reply')).to.not.equal(occasion('quarantined'));
  });

  it('a letter that cannot be delivered is told to everybody but the one who cannot be reached', () => {
    const to = { template: 'review', role: 'staff', recipient: COLLEAGUE.address } as const;
    const lost = { ...to, outboxId: 'review:x', ticketId, reason: '550 no such user\r\nBcc: x' };
    const letters = undeliverable(lost, byForm, given());
    expect(letters.map(({ to }) => to)).to.deep.equal([DECIDER.address, HELPER.address]);
    expect(text(letters[0])).to.include('550 no such user Bcc: x').and.include(COLLEAGUE.address);
  });
});
