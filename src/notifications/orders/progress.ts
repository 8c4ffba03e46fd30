/** What a colleague has done about a ticket: a short letter, so that nobody does it again or waits for it. */

import { answerBy } from '../../domain/limits/deadlines.ts';
import { officeById } from '../../domain/rules/registry.ts';
import type { Ticket } from '../../domain/ticket.ts';
import type { Message } from '../addressed.ts';
import type { NotificationContext } from '../notification.ts';
import { ofThisChange } from '../occasions.ts';
import { framed } from '../plain-line.ts';
import { nameOf } from '../shown.ts';

/** Each has its title, its sentence, and what follows from it, in every language. */
export const PROGRESS = [
  'held',
  'noted',
  'taken',
  'made-sensitive',
  'not-sensitive',
  'question-asked',
  'answer-given',
  'access-closed',
  'access-revoked',
  'data-unavailable',
  'not-ours',
  'contact-corrected',
] as const;
export type ProgressWord = (typeof PROGRESS)[number];

/** `text`: what was written, shown in a frame. It shows no application, so no answer to it decides (threat A10). */
export function progressOf(
  word: ProgressWord,
  by: string,
  ticket: Ticket,
  context: NotificationContext,
  {
    text = null,
    ...more
  }: {
    readonly text?: string | null;
    readonly wasOpen?: boolean;
    readonly told?: boolean;
    readonly granted?: boolean;
  } = {},
): Message {
  const details = {
    by: nameOf(context.registry, by),
    office: officeById(context.registry, ticket.officeId)?.name ?? null,
    at: context.now,
    answerBy: answerBy(ticket, context),
    ...more,
  };
  return {
    template: 'progress',
    occasion: `${word}:${ofThisChange(ticket, context)}`,
    mayAct: false,
    data: { word, details, text: text === null ? null : framed(text) },
  };
}
