/** Samples of the letters that staff's other orders owe: questions and answers, holds, notes, and the end of access. */
import { REASON, SERVICES } from '../../domain/application/application.ts';
import type { TicketEvent } from '../../domain/events.ts';
import type { Procedure } from '../../domain/rules/procedure.ts';
import type { FileNote, Ticket } from '../../domain/ticket.ts';
import { explain } from '../../notifications/explanations.ts';
import type { NotificationContext } from '../../notifications/notification.ts';
import { lettersForEvents } from '../../notifications/register.ts';
import { gapsOf, oneEach, type SampleLetter, ticketsOf } from './sample-cases.ts';
import {
  DECIDER,
  HELPER,
  OFFICE,
  SAMPLE_NOW,
  SAMPLE_WINDOW,
  sampleApplication,
  sampleTicket,
} from './sample-tickets.ts';

const by = DECIDER.address;

function note(purpose: FileNote['purpose'], text: string): FileNote {
  return { purpose, by: purpose === 'reply' ? null : by, at: SAMPLE_NOW, text };
}

const QUESTION = note(
  'question',
  'お電話を差し上げるなら、午前と午後のどちらがよろしいでしょうか。\nWould you rather be called in the morning or in the afternoon?',
);
const ANSWER = note('answer', '審査の結果は、来週前半にお知らせできる見込みです。');
const REPLY = note('reply', '午後にお願いいたします。平日であれば何時でも構いません。');
const NOTE = note('note', '学務に電話で確認済み。');
const HOLD = note('hold', '学務に電話で照会中のため。');

/** In the order of a ticket's life. */
export function samplesOfOrders(procedure: Procedure, context: NotificationContext): SampleLetter[] {
  const { form, office, approved, rejected } = ticketsOf(procedure);
  const after = (variant: string | null, ticket: Ticket, ...events: TicketEvent[]) =>
    oneEach(lettersForEvents(events, ticket, context), variant);
  const released = { ...approved, releasedAt: SAMPLE_NOW };
  const open: Ticket = { ...form, state: 'access-open', decision: released, window: SAMPLE_WINDOW };
  const ended: Ticket = { ...open, endedAt: SAMPLE_WINDOW.closesAt };
  const stopped: Ticket = { ...open, endedAt: SAMPLE_NOW, stopped: true };
  const noted: Ticket = { ...form, notes: [QUESTION, REPLY, NOTE, HOLD, ANSWER], taker: by };
  const question = { by, at: SAMPLE_NOW };
  const gap = sampleTicket(sampleApplication(procedure, 'form', { missing: gapsOf(procedure, 'form') }), {
    state: 'awaiting-information',
  });
  const staff = { role: 'staff', address: by } as const;
  const corrected = (ticket: Ticket, variant: string | null) =>
    after(variant, ticket, { type: 'contact-corrected', by: OFFICE.address }).filter(
      ({ letter }) => variant === null || ['progress', 'provide-access'].includes(letter.template),
    );
  const standing = (ticket: Ticket) =>
    oneEach(explain({ type: 'status', to: staff, ticketId: ticket.id }, ticket, context), null);
  return [
    ...after('question', { ...form, notes: [QUESTION], question }, { type: 'question-asked', by }).map(
      plainFor('question'),
    ),
    ...after(null, { ...office, notes: [QUESTION], question }, { type: 'question-asked', by }),
    ...after('answer', { ...form, notes: [ANSWER] }, { type: 'answer-given', by }).map(plainFor('answer')),
    ...after('', { ...form, state: 'on-hold', notes: [HOLD] }, { type: 'held', by }),
    ...after(null, { ...form, state: 'on-hold' }, { type: 'held', by }),
    ...after('resumed', noted, { type: 'resumed', by }),
    ...after('note', { ...form, notes: [NOTE] }, { type: 'note-added', by }),
    ...after(null, { ...form, notes: [NOTE] }, { type: 'note-added', by: HELPER.address }),
    ...after('taken', form, { type: 'taken', by }),
    ...after('sensitive', { ...form, sensitive: true }, { type: 'sensitivity-set', by, sensitive: true }),
    ...after(null, { ...form, sensitive: false }, { type: 'sensitivity-set', by, sensitive: false }),
    ...after('set', { ...form, revision: 2 }, { type: 'content-set', by, fields: [REASON] }),
    ...after(null, { ...form, revision: 2 }, { type: 'content-set', by, fields: [SERVICES] }),
    ...after('', ended, { type: 'access-ended' }),
    ...after('closed', { ...ended, state: 'access-closed' }, { type: 'access-closed', by }),
    ...after('revoked', stopped, { type: 'access-revoked', by, wasOpen: true }).map(plainFor('revoked')),
    ...after(
      'before',
      { ...stopped, state: 'access-closed', window: null },
      { type: 'access-revoked', by, wasOpen: false },
    ),
    ...after(
      'unavailable',
      { ...form, state: 'unavailable', decision: released },
      {
        type: 'data-unavailable',
        by,
      },
    ).map(plainFor('unavailable')),
    ...corrected({ ...office, state: 'awaiting-provision', decision: released }, 'corrected'),
    ...corrected({ ...office, state: 'access-open', decision: released, window: SAMPLE_WINDOW }, null),
    ...corrected({ ...office, state: 'rejected', decision: rejected }, null),
    ...corrected(
      { ...office, state: 'rejected', decision: { ...rejected, releasedAt: SAMPLE_NOW } },
      'after-rejection',
    ),
    ...after('reopened', noted, { type: 'reopened', by }).map(plainFor('reopened')),
    ...after(null, gap, { type: 'reopened', by }, { type: 'information-missing', fields: [] }),
    ...after('not-ours', { ...form, state: 'not-ours' }, { type: 'not-ours', by }),
    ...[
      noted,
      { ...noted, question },
      { ...form, state: 'on-hold' as const },
      { ...form, state: 'rejected' as const, decision: { ...rejected, releasedAt: SAMPLE_NOW } },
      open,
      ended,
      { ...stopped, state: 'access-closed' as const },
      { ...form, state: 'lapsed' as const },
    ].flatMap(standing),
  ];
}

/** A letter of its own name needs no word to tell it apart. */
function plainFor(template: string): (sample: SampleLetter) => SampleLetter {
  return ({ letter, variant }) => ({ letter, variant: letter.template === template ? '' : variant });
}
