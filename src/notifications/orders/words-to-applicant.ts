/** Staff have written to the applicant: colleagues see the words first, then they go out as they are. */
import type { TicketEvent } from '../../domain/events.ts';
import { toApplicant, toDeciders } from '../addressed.ts';
import { lastNote } from '../file-notes.ts';
import type { Notification } from '../notification.ts';
import { ofThisChange } from '../occasions.ts';
import { plainText } from '../plain-line.ts';
import { progressOf } from './progress.ts';

type QuestionAsked = Extract<TicketEvent, { type: 'question-asked' }>;
type AnswerGiven = Extract<TicketEvent, { type: 'answer-given' }>;

function written(purpose: 'question' | 'answer'): Notification<QuestionAsked | AnswerGiven> {
  return (event, ticket, context) => {
    const note = lastNote(ticket, purpose);
    if (!note) return [];
    const data = { words: plainText(note.text), byOffice: ticket.route === 'office' };
    return [
      ...toDeciders(ticket, context, progressOf(event.type, event.by, ticket, context, { text: note.text })),
      ...toApplicant(ticket, context, { template: purpose, occasion: ofThisChange(ticket, context), data }),
    ];
  };
}

export const questionAsked: Notification<QuestionAsked> = written('question');
export const answerGiven: Notification<AnswerGiven> = written('answer');
