/** What is said because of a mail, and not because a ticket changed: every notice has its letters. */
import type { PairShown } from '../domain/decision/pair.ts';
import { sameAddress } from '../domain/rules/registry.ts';
import type { Ticket } from '../domain/ticket.ts';
import type { Correspondent, Notice } from '../kinds/kind.ts';
import { MISREAD_WORDS, type MisreadWord } from '../kinds/misread-words.ts';
import { toStaff } from './addressed.ts';
import { toCorrespondent } from './correspondent.ts';
import { echoed } from './echoed.ts';
import { fileOf } from './file-notes.ts';
import { howToAnswer } from './how-to-answer.ts';
import type { Letter } from './letter.ts';
import type { NotificationContext } from './notification.ts';
import { becauseOfMail } from './occasions.ts';
import { toBeConfirmed } from './office-asked.ts';
import { oneMailEach } from './one-mail-each.ts';
import { NO_PAIR, pairFor } from './pair.ts';
import { plainLine } from './plain-line.ts';
import { presentable } from './presentable.ts';
import { receipt } from './receipt.ts';
import { rehearsal, rehearsalResult } from './rehearsal.ts';
import { type Note, toBeDecided } from './review.ts';
import { secondRound } from './second-round.ts';
import { applicantState, officeState, staffState, standingDetails } from './standing.ts';
import { undeliverable } from './undeliverable.ts';
import { wordsForStaff } from './words-for-staff.ts';

type NoticeOf<Type extends Notice['type']> = Extract<Notice, { type: Type }>;

/** The letters owed for `notice`; none when it names a ticket that is not there, or a reader who has no right to it. */
export function explain(notice: Notice, ticket: Ticket | null, context: NotificationContext): readonly Letter[] {
  switch (notice.type) {
    case 'alert':
      return alert(notice, ticket, context);
    case 'misreading':
      return misreading(notice, context);
    case 'undeliverable':
      return undeliverable(notice.lost, ticket, context);
    case 'one-mail-each':
      return oneMailEach(notice.officeId, context);
    case 'rehearsal':
      return rehearsal(notice.to, context);
    case 'rehearsal-result':
      return rehearsalResult(notice.to, notice.found, context);
    case 'words':
      return ticket ? wordsForStaff(notice, ticket, context) : [];
    default:
      return ticket ? answer(notice, ticket, context) : [];
  }
}

function answer(
  notice: Exclude<
    Notice,
    { type: 'alert' | 'misreading' | 'undeliverable' | 'one-mail-each' | 'words' | 'rehearsal' | 'rehearsal-result' }
  >,
  ticket: Ticket,
  context: NotificationContext,
): readonly Letter[] {
  const { to } = notice;
  const answered = (template: string, data: Readonly<Record<string, unknown>>, pair: PairShown | null = null) =>
    toCorrespondent(to, ticket, context, { template, data: { ...whatIsAsked(to, ticket, context), ...data }, pair });
  switch (notice.type) {
    case 'help':
      return answered('help', { why: notice.word === null ? null : helpWord(notice.word) });
    case 'status':
      return answered('status', {});
    case 'refusal': {
      const { word } = notice.refusal;
      const { shown, pair } = pairAskedOf(to, ticket, context);
      const beside = notice.beside ?? null;
      return answered('refused', { word, details: presentable(notice.refusal, context), beside, ...shown }, pair);
    }
    case 'second-round':
      return secondRound(notice, ticket, context);
    case 'transcript':
      return answered('transcript', {
        done: notice.done.map((echo) => echoed(echo, context.procedure)),
        spoke: notice.away === true,
        absences: (context.absences ?? []).filter(({ address }) => sameAddress(address, to.address)),
      });
    case 'receipt':
      return receipt(to, ticket, context, notice.document === true ? ['identity-document'] : []);
    case 'fresh-review':
      return askedAgain(to, ticket, context);
    default:
      return notice satisfies never;
  }
}

/** What the reader's answer would act on, so that nobody decides on what the letter does not show (threat A10). */
function whatIsAsked(to: Correspondent, ticket: Ticket, context: NotificationContext) {
  const states = { staff: staffState, office: officeState, applicant: applicantState };
  return {
    state: states[to.role](ticket),
    standing: standingDetails(ticket, context),
    application: to.role === 'staff' ? toBeDecided(ticket, context, to.address) : null,
    request: to.role === 'office' && ticket.state === 'awaiting-office' ? toBeConfirmed(ticket, context) : null,
    ...fileOf(ticket, context, to),
    ...howToAnswer(ticket, context, to),
  };
}

/** The question once more with a fresh token; when there is nothing left to decide, how things stand. */
function askedAgain(to: Correspondent, ticket: Ticket, context: NotificationContext): readonly Letter[] {
  const { request, application, ...rest } = whatIsAsked(to, ticket, context);
  if (request) return toCorrespondent(to, ticket, context, { template: 'confirm-request', data: request });
  if (!application) {
    return toCorrespondent(to, ticket, context, { template: 'status', data: { ...rest, request, application } });
  }
  const notes: readonly Note[] = [{ section: 'notes', word: 'fresh', details: {} }];
  const { shown, pair } = pairAskedOf(to, ticket, context);
  return toCorrespondent(to, ticket, context, {
    template: 'review',
    data: { ...rest, application, notes, ...shown },
    pair,
  });
}

/** Only a decider is shown the other ticket. */
function pairAskedOf(to: Correspondent, ticket: Ticket, context: NotificationContext) {
  const asked = to.role === 'staff' && toBeDecided(ticket, context, to.address) !== null;
  return asked ? pairFor(ticket, context) : NO_PAIR;
}

function helpWord(word: string): MisreadWord {
  return MISREAD_WORDS.find((known) => known === word) ?? 'not-understood';
}

function alert(notice: NoticeOf<'alert'>, ticket: Ticket | null, context: NotificationContext): readonly Letter[] {
  return toStaff(ticket, context, {
    template: 'alert',
    occasion: `${notice.word}:${becauseOfMail(context)}`,
    mayAct: false,
    data: { word: notice.word, receivedAt: context.cause.mail === null ? null : context.cause.receivedAt },
  });
}

function misreading(notice: NoticeOf<'misreading'>, context: NotificationContext): readonly Letter[] {
  const { word, seen } = notice.misreading;
  return toStaff(null, context, {
    template: 'unreadable',
    occasion: becauseOfMail(context),
    data: { word, seen: plainLine(seen), stays: notice.stays ?? false, receivedAt: context.cause.receivedAt },
  });
}
