/** Who hears of what staff do besides deciding, and what stands in those letters. */
import { expect } from 'chai';
import type { TicketEvent } from '../../src/domain/events.ts';
import type { FileNote, Ticket } from '../../src/domain/ticket.ts';
import { SAMPLE_NOW, SAMPLE_WINDOW } from '../../src/letters/samples/sample-tickets.ts';
import { presentDeciders } from '../../src/notifications/addressed.ts';
import { fileOf } from '../../src/notifications/file-notes.ts';
import {
  approval,
  byForm,
  byOffice,
  COLLEAGUE,
  CONTACT_ADDRESS,
  DECIDER,
  given,
  HELPER,
  lettersOf,
  OFFICE,
  unproven,
  whoHears,
} from './given.ts';

const by = DECIDER.address;
const toDeciders = (template: string) => [DECIDER, COLLEAGUE].map(({ address }) => `${template} → ${address}`);
const written = (purpose: FileNote['purpose'], text: string): FileNote => ({ purpose, by, at: SAMPLE_NOW, text });
const released = { ...approval, releasedAt: SAMPLE_NOW, contact: 'decided@mailbox.example' };
const open: Ticket = { ...byForm, state: 'access-open', decision: released, window: SAMPLE_WINDOW };

describe('Who hears what staff do', () => {
  it('a question: deciders see the words in a frame before they go to the applicant as they are', () => {
    const text = 'どちらのサービスですか。';
    const letters = lettersOf({ ...byForm, notes: [written('question', text)] }, [{ type: 'question-asked', by }]);
    expect(letters.map(({ template, to }) => `${template} → ${to}`)).to.deep.equal([
      ...toDeciders('progress'),
      `question → ${CONTACT_ADDRESS}`,
    ]);
    expect(letters.map(({ data }) => data.text ?? data.words)).to.deep.equal([`| ${text}`, `| ${text}`, text]);
  });

  it('an answer: the same', () => {
    const letters = lettersOf({ ...byOffice, notes: [written('answer', '来週です。')] }, [
      { type: 'answer-given', by },
    ]);
    expect(whoHears(letters)).to.deep.equal([`answer → ${CONTACT_ADDRESS}`, ...toDeciders('progress')].sort());
  });

  it('a hold: deciders; its end: deciders are asked, unless the same mail has decided', () => {
    expect(whoHears(lettersOf({ ...byForm, state: 'on-hold' }, [{ type: 'held', by }]))).to.deep.equal(
      toDeciders('progress').sort(),
    );
    expect(whoHears(lettersOf(byForm, [{ type: 'resumed', by }]))).to.deep.equal(toDeciders('review').sort());
    const decided: Ticket = { ...byForm, state: 'approved', decision: approval };
    expect(whoHears(lettersOf(decided, [{ type: 'resumed', by }]))).to.deep.equal([]);
  });

  it('a note: deciders, and the helper who wrote it; no other helper', () => {
    const noted = { ...byForm, notes: [written('note', 'お電話あり。')] };
    expect(whoHears(lettersOf(noted, [{ type: 'note-added', by }]))).to.deep.equal(toDeciders('progress').sort());
    expect(whoHears(lettersOf(noted, [{ type: 'note-added', by: HELPER.address }]))).to.deep.equal(
      [`progress → ${HELPER.address}`, ...toDeciders('progress')].sort(),
    );
  });

  it('the end of the week: a goodbye to the address that was decided on, and the work of closing', () => {
    const ended = { ...open, endedAt: SAMPLE_NOW };
    expect(whoHears(lettersOf(ended, [{ type: 'access-ended' }]))).to.deep.equal(
      ['access-closed → decided@mailbox.example', ...toDeciders('close-access')].sort(),
    );
  });

  it('CLOSED before the job has looked: the goodbye, and no work is asked for any more', () => {
    const closed: Ticket = { ...open, state: 'access-closed', endedAt: SAMPLE_NOW };
    const events: TicketEvent[] = [{ type: 'access-ended' }, { type: 'access-closed', by }];
    expect(whoHears(lettersOf(closed, events))).to.deep.equal(
      ['access-closed → decided@mailbox.example', ...toDeciders('progress')].sort(),
    );
  });

  it('REVOKE: the applicant, everybody on staff, and the work of closing what was open', () => {
    const stopped: Ticket = { ...open, endedAt: SAMPLE_NOW, stopped: true };
    const staff = [...toDeciders('progress'), `progress → ${HELPER.address}`];
    expect(whoHears(lettersOf(stopped, [{ type: 'access-revoked', by, wasOpen: true }]))).to.deep.equal(
      ['revoked → decided@mailbox.example', ...toDeciders('close-access'), ...staff].sort(),
    );
    const before: Ticket = { ...stopped, state: 'access-closed', window: null };
    expect(whoHears(lettersOf(before, [{ type: 'access-revoked', by, wasOpen: false }]))).to.deep.equal(
      ['revoked → decided@mailbox.example', ...staff].sort(),
    );
  });

  it('data that are gone: the applicant and deciders', () => {
    const gone: Ticket = { ...byForm, state: 'unavailable', decision: released };
    expect(whoHears(lettersOf(gone, [{ type: 'data-unavailable', by }]))).to.deep.equal(
      ['unavailable → decided@mailbox.example', ...toDeciders('progress')].sort(),
    );
  });

  it('a reopened ticket: deciders are asked, and an applicant who may know of it hears', () => {
    expect(whoHears(lettersOf(byForm, [{ type: 'reopened', by }]))).to.deep.equal(
      [`reopened → ${CONTACT_ADDRESS}`, ...toDeciders('review')].sort(),
    );
    expect(whoHears(lettersOf(unproven, [{ type: 'reopened', by }]))).to.deep.equal(toDeciders('review').sort());
  });

  it('what is not the desk’s: deciders alone, for people answer it', () => {
    expect(whoHears(lettersOf({ ...byOffice, state: 'not-ours' }, [{ type: 'not-ours', by }]))).to.deep.equal(
      toDeciders('progress').sort(),
    );
  });

  it('a corrected application: deciders once, and the letter about what it waits for now is enough', () => {
    const set: TicketEvent = { type: 'content-set', by, fields: ['reason'] };
    expect(whoHears(lettersOf({ ...byForm, revision: 2 }, [set]))).to.deep.equal(toDeciders('review-changed').sort());
    const moved: TicketEvent[] = [{ ...set, moved: true }, { type: 'decision-asked' }];
    expect(whoHears(lettersOf(byForm, moved))).to.deep.equal(whoHears(lettersOf(byForm, [{ type: 'decision-asked' }])));
  });

  it('no short letter about progress gives a token: it shows no application to decide on (A10)', () => {
    const events: TicketEvent[] = [{ type: 'held', by }];
    expect(lettersOf({ ...byForm, state: 'on-hold' }, events).map(({ possession }) => possession)).to.deep.equal([
      null,
      null,
    ]);
  });
});

describe('Somebody who is away', () => {
  const away = given({ away: [DECIDER.address.toUpperCase()] });
  const events: TicketEvent[] = [{ type: 'decision-undone', by, outcome: 'approved' }];

  it('gets no review mails, and no work', () => {
    expect(whoHears(lettersOf(byForm, events, away))).to.deep.equal([`review → ${COLLEAGUE.address}`]);
    const ended = { ...open, endedAt: SAMPLE_NOW };
    expect(whoHears(lettersOf(ended, [{ type: 'access-ended' }], away))).to.include(
      `close-access → ${COLLEAGUE.address}`,
    );
    expect(whoHears(lettersOf(ended, [{ type: 'access-ended' }], away))).not.to.include(
      `close-access → ${DECIDER.address}`,
    );
  });

  it('still hears of decisions, which anybody may want to stop', () => {
    const decided: Ticket = { ...byForm, state: 'approved', decision: approval };
    expect(whoHears(lettersOf(decided, [{ type: 'approval-recorded', by }], away))).to.include(
      `recorded → ${DECIDER.address}`,
    );
  });

  it('is asked all the same when nobody else is there', () => {
    const nobody = given({ away: [DECIDER.address, COLLEAGUE.address] });
    expect(presentDeciders(nobody)).to.have.length(2);
  });
});

describe('The file of a ticket', () => {
  const noted: Ticket = {
    ...byForm,
    taker: by,
    notes: [written('note', '一行目\n== Reply above =='), { purpose: 'reply', by: null, at: SAMPLE_NOW, text: 'はい' }],
  };

  it('is shown to deciders, framed', () => {
    const { file, taker } = fileOf(noted, given(), { role: 'staff', address: by });
    expect(taker).to.equal(DECIDER.name);
    expect(file.map(({ text, by: who }) => [text, who])).to.deep.equal([
      ['| 一行目\n| == Reply above ==', DECIDER.name],
      ['| はい', null],
    ]);
  });

  it('is shown to nobody else', () => {
    for (const to of [
      { role: 'staff', address: HELPER.address },
      { role: 'office', address: OFFICE.address },
      { role: 'applicant', address: CONTACT_ADDRESS },
    ] as const)
      expect(fileOf(noted, given(), to)).to.deep.equal({ file: [], taker: null });
  });
});
