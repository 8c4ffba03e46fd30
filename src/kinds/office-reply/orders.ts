/** What an office can ask for by reply. */
import type { OfficeCommand } from '../../domain/commands.ts';

/** Questions that change nothing. */
export type OfficeQuestion =
  | { readonly type: 'status' }
  | { readonly type: 'help' }
  /** Said that they looked, and not what they found. */
  | { readonly type: 'seen' };

/** `echo`: the command in its canonical words, for the transcript. */
export type OfficeOrder = (OfficeCommand | OfficeQuestion) & { readonly echo: string };
