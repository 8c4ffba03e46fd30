/** Words about what staff have done or written about a ticket, with the details each sentence may use. */
import type { FileNote } from '../domain/ticket.ts';
import type { ProgressWord } from './orders/progress.ts';

type Details = readonly string[];

const NONE: Details = [];

/** What a colleague has done about a ticket: as a title, as a sentence, and what follows from it. */
export const progressTitles = {
  held: NONE,
  noted: NONE,
  taken: NONE,
  'made-sensitive': NONE,
  'not-sensitive': NONE,
  'question-asked': NONE,
  'answer-given': NONE,
  'access-closed': NONE,
  'access-revoked': NONE,
  'data-unavailable': NONE,
  'not-ours': NONE,
  'contact-corrected': NONE,
} satisfies Record<ProgressWord, Details>;
const DEED: Details = ['by', 'at', 'wasOpen', 'answerBy', 'office', 'told', 'granted'];
const DEEDS = {
  held: DEED,
  noted: DEED,
  taken: DEED,
  'made-sensitive': DEED,
  'not-sensitive': DEED,
  'question-asked': DEED,
  'answer-given': DEED,
  'access-closed': DEED,
  'access-revoked': DEED,
  'data-unavailable': DEED,
  'not-ours': DEED,
  'contact-corrected': DEED,
} satisfies Record<ProgressWord, Details>;
export const progress = DEEDS;
export const progressNext = { ...DEEDS };

/** What is called how in the file of a ticket. */
export const fileNotes = {
  note: ['by', 'at'],
  hold: ['by', 'at'],
  question: ['by', 'at'],
  answer: ['by', 'at'],
  reply: ['by', 'at'],
} satisfies Record<FileNote['purpose'], Details>;
