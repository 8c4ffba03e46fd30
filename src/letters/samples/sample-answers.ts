/** Samples of the letters that answer mails: each notice, with each word it may have. */
import { CONTACT } from '../../domain/application/application.ts';
import { REFUSALS } from '../../domain/refusals.ts';
import type { Procedure } from '../../domain/rules/procedure.ts';
import type { Ticket } from '../../domain/ticket.ts';
import { ALERTS, type CommandAsk, type Correspondent, type Notice } from '../../kinds/kind.ts';
import { MISREAD_WORDS } from '../../kinds/misread-words.ts';
import { MISREADINGS } from '../../mail/incoming-mail.ts';
import { confirmDigest } from '../../notifications/confirm-digest.ts';
import { explain } from '../../notifications/explanations.ts';
import type { NotificationContext } from '../../notifications/notification.ts';
import { undeliverable } from '../../notifications/undeliverable.ts';
import { oneEach, type SampleLetter, ticketsOf } from './sample-cases.ts';
import { samplesOfRehearsals } from './sample-rehearsals.ts';
import { DECIDER, HELPER, OFFICE, sampleTicket } from './sample-tickets.ts';

/** Readers of answers, each with a ticket they may answer on. */
function readersOf(procedure: Procedure): readonly { to: Correspondent; ticket: Ticket }[] {
  const { form, office } = ticketsOf(procedure);
  return [
    { to: { role: 'staff', address: DECIDER.address }, ticket: form },
    { to: { role: 'office', address: OFFICE.address }, ticket: office },
    { to: { role: 'applicant', address: form.application.values[CONTACT] ?? '' }, ticket: form },
  ];
}

/** A real code is minted with the bytes; a sample shows an invented one. */
function withCode({ letter, variant }: SampleLetter): SampleLetter {
  return { letter: { ...letter, data: { ...letter.data, code: 'K4QFM3' } }, variant };
}

/** What a mail asked for without proving its sender. */
function secondRoundSample(to: Correspondent, ticket: Ticket): Notice {
  const authority = { by: to.address, seenRevision: ticket.revision, token: true, origin: false };
  const { id: ticketId } = ticket;
  const asks: readonly CommandAsk[] = [
    {
      ticketId,
      command: { type: 'set', field: 'revokedOn', value: '2026-04-01', authority },
      echo: 'SET revoked_on 2026-04-01',
    },
    { ticketId, command: { type: 'approve', services: [], authority }, echo: 'APPROVE' },
  ];
  return { type: 'second-round', to, ticketId, round: { asks, shown: { ...ticket, revokedOn: '2026-04-01' } } };
}

const WORDS = '来月、転居します。\n承認はいつごろになりますか。';

/** To every kind of reader. */
export function samplesOfAnswers(procedure: Procedure, context: NotificationContext): SampleLetter[] {
  const { form, office, approved } = ticketsOf(procedure);
  const said = (variant: string | null, notice: Notice, ticket: Ticket | null) =>
    oneEach(explain(notice, ticket, context), variant);
  const waiting = sampleTicket(office.application, { officeProven: false, state: 'awaiting-office' });
  const staff: Correspondent = { role: 'staff', address: DECIDER.address };
  const helper: Correspondent = { role: 'staff', address: HELPER.address };
  const asked: Correspondent = { role: 'office', address: OFFICE.address };
  const applicant: Correspondent = { role: 'applicant', address: form.application.values[CONTACT] ?? '' };
  const ticketId = form.id;
  const cooling: Ticket = { ...form, state: 'approved', decision: approved };
  return [
    ...readersOf(procedure).flatMap(({ to, ticket }) => [
      ...said('', { type: 'help', to, ticketId, word: 'not-understood' }, ticket),
      ...said('asked', { type: 'help', to, ticketId, word: null }, ticket),
      ...said('', { type: 'status', to, ticketId }, ticket),
      ...said('', { type: 'transcript', to, ticketId, done: ['SET revoked_on 2026-04-01', 'APPROVE'] }, ticket),
      ...said(
        '',
        {
          type: 'refusal',
          to,
          ticketId,
          refusal: { word: to.role === 'staff' ? 'revocation-unknown' : 'not-awaiting-office', details: {} },
        },
        ticket,
      ),
      ...MISREAD_WORDS.flatMap((word) => said(null, { type: 'help', to, ticketId, word }, ticket)),
      ...REFUSALS.flatMap((word) =>
        said(null, { type: 'refusal', to, ticketId, refusal: { word, details: {} } }, ticket),
      ),
    ]),
    ...oneEach(
      explain({ type: 'transcript', to: staff, ticketId, done: ['AWAY 2026-08-10 2026-08-14'], away: true }, form, {
        ...context,
        absences: [{ address: DECIDER.address, from: '2026-08-10', until: '2026-08-14' }],
      }),
      'away',
    ),
    ...said(null, { type: 'transcript', to: staff, ticketId, done: ['AWAY CANCEL'], away: true }, form),
    ...said('', { type: 'receipt', to: asked, ticketId }, office),
    ...said('waiting', { type: 'receipt', to: asked, ticketId }, waiting),
    ...said('', { type: 'receipt', to: applicant, ticketId }, form),
    ...said('', { type: 'words', from: 'applicant', ticketId, text: WORDS, whole: true }, form),
    ...said('', { type: 'words', from: 'office', ticketId, text: WORDS, whole: true }, office),
    ...said('mail', { type: 'words', from: 'office', ticketId, text: '', whole: false }, cooling),
    ...said('document', { type: 'words', from: 'office', ticketId, text: '', whole: false, document: true }, office),
    ...said('document', { type: 'words', from: 'applicant', ticketId, text: WORDS, whole: true, document: true }, form),
    ...said('document', { type: 'receipt', to: asked, ticketId, document: true }, office),
    ...said('document', { type: 'receipt', to: applicant, ticketId, document: true }, form),
    ...said('', secondRoundSample(staff, form), form).map(withCode),
    ...said('fresh', { type: 'fresh-review', to: staff, ticketId }, form),
    ...said('cooling', { type: 'status', to: staff, ticketId }, cooling),
    ...said('helper', { type: 'help', to: helper, ticketId, word: null }, form),
    ...said('', { type: 'status', to: helper, ticketId }, { ...form, sensitive: true }),
    ...said('waiting', { type: 'status', to: asked, ticketId }, waiting),
    ...said('waiting', { type: 'help', to: asked, ticketId, word: 'confirm-unclear' }, waiting),
    ...said('', { type: 'one-mail-each', officeId: OFFICE.id }, null),
    ...samplesOfRehearsals([staff, helper, asked], said),
    ...ALERTS.flatMap((word) =>
      said(
        word === 'unknown-request' ? '' : word,
        { type: 'alert', word, ticketId: null },
        word === 'unknown-request' ? null : form,
      ),
    ),
    ...MISREADINGS.flatMap((word) =>
      said(word === 'hdr.dup' ? '' : null, { type: 'misreading', misreading: { word, seen: 'From: 2' } }, null),
    ),
    ...said('left', { type: 'misreading', misreading: { word: 'parse.time', seen: '' }, stays: true }, null),
    ...oneEach(
      undeliverable(
        {
          outboxId: 'sample',
          template: 'approved',
          role: 'applicant',
          recipient: 'hanako.reiji@mailbox.example',
          ticketId: office.id,
          reason: '550 no such user',
        },
        office,
        context,
      ),
      '',
    ),
    ...oneEach(confirmDigest(OFFICE, [office, waiting], 3, context), ''),
  ];
}
