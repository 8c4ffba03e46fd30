/** An occasion: something that happens to the desk at the push of a button. */
import type { Ticket } from '../../../domain/ticket.ts';
import type { Instant } from '../../../domain/time.ts';
import type { Draft } from '../../demo-mails.ts';
import type { Mailboxes } from '../people/mailboxes.ts';

/** What an occasion may look at. */
export interface Scene {
  readonly now: Instant;
  readonly mailboxes: Mailboxes;
  /** Oldest first. */
  readonly tickets: readonly Ticket[];
}

/** Why an occasion cannot come about yet; `words/labels.ts` has a sentence for each. */
export type NotYet = 'needs-ticket' | 'needs-letter';

export type Occasion = (scene: Scene) => Draft | NotYet;
