/** Every machine word that a letter explains; the sentences stand in templates/letters/<language>/words.yaml. */
import { letterNames } from './phrases-about-letters.ts';
import { alerts, alertTitles, help, misreadings, refusals } from './phrases-about-mails.ts';
import { fileNotes, progress, progressNext, progressTitles } from './phrases-about-orders.ts';
import {
  applicantStates,
  checks,
  marks,
  notes,
  officeStates,
  outcomes,
  overruled,
  proofs,
  related,
  remarks,
  staffStates,
  steps,
  unusable,
  warnings,
} from './phrases-about-tickets.ts';

/** By section and word: the names of the details a sentence may use. */
export const PHRASES: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  refusals,
  misreadings,
  alerts,
  'alert-titles': alertTitles,
  help,
  warnings,
  unusable,
  remarks,
  checks,
  marks,
  proofs,
  'staff-states': staffStates,
  'office-states': officeStates,
  'applicant-states': applicantStates,
  notes,
  'progress-titles': progressTitles,
  progress,
  'progress-next': progressNext,
  'file-notes': fileNotes,
  overruled,
  related,
  outcomes,
  steps,
  'letter-names': letterNames,
};
