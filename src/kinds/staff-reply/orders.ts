/** What a staff member can ask for by reply. */
import type { StaffCommand } from '../../domain/commands.ts';

/** Questions that change nothing. */
export type StaffQuestion = { readonly type: 'status' } | { readonly type: 'help' };

/** `echo`: the command in its canonical words, for the transcript. */
export type StaffOrder = (StaffCommand | StaffQuestion) & { readonly echo: string };
