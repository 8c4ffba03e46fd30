/** From what has happened to the letters owed: the shape of every file in this folder. */
import type { Absence } from '../domain/absence.ts';
import type { TicketEvent } from '../domain/events.ts';
import type { Setting } from '../domain/facts.ts';
import type { MedianWait } from '../domain/median-wait.ts';
import type { Ticket } from '../domain/ticket.ts';
import type { Instant } from '../domain/time.ts';
import type { Evidence } from '../mail/incoming-mail.ts';
import type { Letter } from './letter.ts';

/** The mail, or the job, because of which a letter is written. */
export interface Cause {
  /** Content key of the mail; null for a job. */
  readonly mail: string | null;
  readonly messageId: string | null;
  readonly receivedAt: Instant;
}

export interface NotificationContext extends Setting {
  readonly now: Instant;
  readonly cause: Cause;
  /** How the origin of the causing mail was judged; absent for a job. */
  readonly evidence?: Evidence | null;
  /** Registry addresses of members who are away today; absent: nobody is. */
  readonly away?: readonly string[];
  /** Absences of members that are not over; absent: nobody has looked. */
  readonly absences?: readonly Absence[];
  /** Other tickets of the account whose ticket the letters are about; absent: nobody has looked. */
  readonly others?: readonly Ticket[];
  /** How long decisions have taken lately; null, or absent, where the desk does not say it. */
  readonly medianWait?: MedianWait | null;
  /** Everything that happened to the ticket together: one letter may speak for several events. */
  readonly beside?: readonly TicketEvent[];
}

/** The letters owed because `event` has happened to `ticket`, which is given as it is afterwards. */
export type Notification<Event extends TicketEvent = TicketEvent> = (
  event: Event,
  ticket: Ticket,
  context: NotificationContext,
) => readonly Letter[];
