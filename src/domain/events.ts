/** What has happened to a ticket: its history, and what letters are owed for (`notifications/`). */
import type { RefusalWord } from './refusals.ts';
import type { Instant, LocalDate } from './time.ts';

export type TicketEvent =
  | { readonly type: 'opened' }
  | { readonly type: 'information-missing'; readonly fields: readonly string[] }
  | { readonly type: 'office-asked' }
  | { readonly type: 'office-confirmed'; readonly by: string }
  | { readonly type: 'office-denied'; readonly by: string }
  /** Everything is there: deciders are asked. */
  | { readonly type: 'decision-asked' }
  | { readonly type: 'field-set'; readonly by: string; readonly field: string; readonly value: LocalDate | boolean }
  | { readonly type: 'approval-recorded'; readonly by: string }
  | { readonly type: 'rejection-recorded'; readonly by: string }
  | { readonly type: 'cooling-off-began'; readonly releaseAt: Instant }
  | { readonly type: 'decision-undone'; readonly by: string; readonly outcome: 'approved' | 'rejected' }
  /** A rule no longer held when the decision was due: it is void, and deciders are asked again. */
  | { readonly type: 'release-refused'; readonly word: RefusalWord }
  | { readonly type: 'approval-released' }
  | { readonly type: 'rejection-released' }
  | { readonly type: 'access-provided'; readonly by: string };

export type TicketEventType = TicketEvent['type'];
