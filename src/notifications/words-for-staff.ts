/** What an office or an applicant wrote to people: each decider gets it in a frame, with what can be done about the ticket. */
import { deciders, officeById } from '../domain/rules/registry.ts';
import type { Ticket } from '../domain/ticket.ts';
import type { Notice } from '../kinds/kind.ts';
import { toMember } from './addressed.ts';
import { fileOf } from './file-notes.ts';
import { howToAnswer } from './how-to-answer.ts';
import type { Letter } from './letter.ts';
import type { NotificationContext } from './notification.ts';
import { becauseOfMail } from './occasions.ts';
import { framed, plainText } from './plain-line.ts';
import { toBeDecided } from './review.ts';
import { shownPerson } from './shown.ts';
import { staffState, standingDetails } from './standing.ts';

type Words = Extract<Notice, { type: 'words' }>;

/** The frame keeps the words from being taken for the desk's own, and from being read as an answer to this letter. */
export function wordsForStaff(notice: Words, ticket: Ticket, context: NotificationContext): readonly Letter[] {
  const office = officeById(context.registry, ticket.officeId);
  const writer = notice.from === 'office' ? (office?.address ?? null) : shownPerson(ticket).contact;
  const text = plainText(notice.text);
  return deciders(context.registry).map((member) =>
    toMember(member, ticket, context, {
      template: `words-from-${notice.from}`,
      occasion: becauseOfMail(context),
      data: {
        text: text === '' ? null : framed(text),
        whole: notice.whole && !text.endsWith('…'),
        document: notice.document === true,
        office: office?.name ?? null,
        writer,
        receivedAt: context.cause.receivedAt,
        state: staffState(ticket),
        standing: standingDetails(ticket, context),
        application: toBeDecided(ticket, context, member.address),
        ...fileOf(ticket, context, { role: 'staff', address: member.address }),
        ...howToAnswer(ticket, context, { role: 'staff', address: member.address }),
      },
    }),
  );
}
