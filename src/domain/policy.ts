/** The numbers and choices a desk may set for itself (`policy:` in desk.yaml). */
export interface Policy {
  readonly coolingOffMinutes: number;
  /** `unless-proven`: an office whose mail proves its origin is not asked again. */
  readonly officeConfirmation: 'unless-proven' | 'always';
  /** What the week of access starts with: staff's PROVIDED, or the release of the approval. */
  readonly windowStarts: 'provided' | 'approval';
  readonly requireRevokedOn: boolean;
  readonly retentionDays: number;
  /** Mailboxes that die with the account: a contact there would never be read. */
  readonly unreachableContactDomains: readonly string[];
}
