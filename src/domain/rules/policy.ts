/** The numbers and choices a desk may set for itself (`policy:` in desk.yaml). */
import type { Route } from '../application/application.ts';

export interface Policy {
  readonly coolingOffMinutes: number;
  /** So many different deciders approve a request of each route; one rejects it. */
  readonly approvals: Readonly<Record<Route, 1 | 2>>;
  /** `required`: whoever approves or rejects leaves a note in the same mail. */
  readonly approvalNote: 'optional' | 'required';
  /** `unless-proven`: an office whose mail proves its origin is not asked again. */
  readonly officeConfirmation: 'unless-proven' | 'always';
  /** What the week of access starts with: staff's PROVIDED, or the release of the approval. */
  readonly windowStarts: 'provided' | 'approval';
  readonly requireRevokedOn: boolean;
  /** `HH:MM` where the desk stands, from which the morning letter is due on working days. */
  readonly digestAt?: string;
  /** Whether acknowledgements say how long decisions have taken lately; absent: no. */
  readonly showMedianWait?: boolean;
  readonly retentionDays: number;
  /** Mailboxes that die with the account: a contact there would never be read. */
  readonly unreachableContactDomains: readonly string[];
}
