/** What a staff member can ask for by reply. */
import type { Days } from '../../domain/absence.ts';
import type { StaffCommand } from '../../domain/commands.ts';

/** Questions that change nothing. */
export type StaffQuestion = { readonly type: 'status' } | { readonly type: 'help' };

/** `echo`: the command in its canonical words, for the transcript. */
export type StaffOrder = (StaffCommand | StaffQuestion | CodeGiven | Leave) & {
  readonly echo: string;
  /** A decision about both tickets that the answered letter shows. */
  readonly pair?: true;
};

/** APPROVE with the code of a second-round letter, in capitals. */
export type CodeGiven = { readonly type: 'code'; readonly code: string };

/** AWAY: not about the ticket whose letter was answered. */
export type Leave = { readonly type: 'away' } & ({ readonly adds: Days } | { readonly cancels: Days | null });
