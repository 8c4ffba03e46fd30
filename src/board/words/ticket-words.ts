/** What the desk's machine words are called in a table, where a sentence would be too long. */
import type { Application } from '../../domain/application/application.ts';
import type { TicketEventType } from '../../domain/events.ts';
import type { Staff } from '../../domain/rules/registry.ts';
import type { KindName } from '../../kinds/kind.ts';
import type { Mark } from '../../notifications/checks.ts';
import type { StaffState } from '../../notifications/standing.ts';
import type { ListedLetter } from '../../store/store.ts';

export interface TicketWords {
  readonly routes: Readonly<Record<Application['route'], string>>;
  readonly roles: Readonly<Record<ListedLetter['role'] | Staff['role'], string>>;
  readonly outcomes: Readonly<Record<'approved' | 'rejected', string>>;
  readonly marks: Readonly<Record<Mark, string>>;
  readonly letterStates: Readonly<Record<ListedLetter['state'], string>>;
  readonly staffStates: Readonly<Record<StaffState | 'approved', string>>;
  readonly events: Readonly<Record<TicketEventType, string>>;
  readonly kinds: Readonly<Record<KindName | 'unread', string>>;
}
