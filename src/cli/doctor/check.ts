/** A check of the doctor: what it looks at, and what it finds. */
import type { LoadedConfig } from '../../config/file.ts';
import type { Desk } from '../../journey.ts';
import type { MailboxView } from '../../mailbox/look-into-mailbox.ts';
import type { TxtLookup } from '../../mailbox/origin/txt-lookup.ts';

/** What can be looked at without the network. */
export interface LocalPatient {
  readonly desk: Desk;
  readonly config: LoadedConfig;
  /** The configuration file. */
  readonly file: string;
}

export interface Patient extends LocalPatient {
  readonly mailbox: MailboxView;
  readonly lookup: TxtLookup;
  /** Resolves a second later; so long is waited between two looks for a mail that is on its way. */
  aSecond(): Promise<void>;
}

export interface Finding {
  /** `wrong` must be put right; `weather` may pass by itself; `warning` should be looked at; `told` only explains. */
  readonly level: 'fine' | 'told' | 'warning' | 'weather' | 'wrong';
  /** One or more lines; never a subject, a text or a whole address of a stranger. */
  readonly text: string;
}

export interface Check {
  readonly name: string;
  look(patient: Patient): Promise<readonly Finding[]>;
}

export interface LocalCheck {
  readonly name: string;
  look(patient: LocalPatient): Promise<readonly Finding[]>;
}
