/** A plot: how an application goes, as what people answer to which letter, and how it ends. */
import type { TicketState } from '../../../src/domain/ticket.ts';
import type { Applicant } from './applicants.ts';

/** Who reads a letter. `first`, `second` and `third` are the deciders. */
export type Reader = 'first' | 'second' | 'third' | 'office' | 'applicant';

export interface Answer {
  readonly text: string;
  readonly afterHours: number;
  /** Nothing proves where it came from. */
  readonly unproven?: true;
}

/** The letter that is answered: about which of the applicant's tickets it is, from 1, and the code that it asks back. */
export interface Asked {
  readonly nth: number;
  readonly code: string | null;
}

/** The answer to the letter that comes for the `time`th time; null: nobody answers. */
export type Answering = (time: number, applicant: Applicant, asked: Asked) => Answer | null;

export interface Plot {
  readonly name: string;
  readonly route: 'form' | 'office';
  /** How many of about a hundred go this way. */
  readonly often: number;
  readonly ends: TicketState;
  /** By reader and template, such as `first review`. */
  readonly answers: Readonly<Record<string, Answering>>;
  /** The office's mail does not prove its origin. */
  readonly unproven?: true;
  /** The label of the request behind which nothing is written. */
  readonly leavesEmpty?: string;
  readonly isLate?: true;
  readonly service?: 'OneDrive';
  /** It comes from the office for which all deciders but the first may send. */
  readonly ofColleagues?: true;
  /** By reader and template: letters that must come at least so often. */
  readonly hears?: Readonly<Record<string, number>>;
  /** By reader and template: letters that nobody may get. */
  readonly neverHears?: readonly string[];
  /** The same mail comes once more after so many hours. */
  readonly comesAgain?: number;
  /** The acknowledgement comes back. */
  readonly bounces?: true;
  /** So many days later the same person applies for the same again. */
  readonly appliesAgain?: number;
  /** So many hours later the same person sends the form for the other service. */
  readonly alsoAppliesFor?: { readonly service: 'ECCSクラウドメール'; readonly afterHours: number };
}

/** How many tickets an applicant of this plot comes to. */
export function ticketsOfPlot({ appliesAgain, alsoAppliesFor }: Plot): 1 | 2 {
  return appliesAgain === undefined && alsoAppliesFor === undefined ? 1 : 2;
}
