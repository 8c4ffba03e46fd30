/** A check of the doctor: what it looks at, and what it finds. */
import type { LoadedConfig } from '../../config/file.ts';
import type { Desk } from '../../journey.ts';
import type { MailboxView } from '../../mailbox/look-into-mailbox.ts';
import type { TxtLookup } from '../../mailbox/txt-lookup.ts';

export interface Patient {
  readonly desk: Desk;
  readonly config: LoadedConfig;
  readonly mailbox: MailboxView;
  readonly lookup: TxtLookup;
}

export interface Finding {
  /** `wrong` must be put right; `warning` should be looked at; `told` only explains. */
  readonly level: 'fine' | 'told' | 'warning' | 'wrong';
  /** One or more lines; never a subject, a text or a whole address of a stranger. */
  readonly text: string;
}

export interface Check {
  readonly name: string;
  look(patient: Patient): Promise<readonly Finding[]>;
}
