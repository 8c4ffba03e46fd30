/** In which order waiting mails are taken: what a decision hangs on first. A lane is read off the envelope, so it decides nothing else. */
import { officeAt, type Registry, sameAddress, staffAt } from '../domain/rules/registry.ts';
import { tokensIn } from './origin/possession.ts';

export const LANES = ['staff', 'form', 'office', 'rest'] as const;
export type Lane = (typeof LANES)[number];

/** What the head of a mail says before the mail is fetched. Anybody can write any of it. */
export interface Glance {
  /** Lower case; null when there is not one plain address. */
  readonly from: string | null;
  readonly recipients: readonly string[];
  /** Whether it says that it answers something. */
  readonly isAnswer: boolean;
}

/**
 * The lane of a mail. A member's address alone does not make a staff reply: whoever writes in a member's name to fill the
 * first lane must at least write answers.
 */
export function laneOf({ from, recipients, isAnswer }: Glance, registry: Registry, deskAddress: string): Lane {
  if (from === null) return 'rest';
  const isReply = isAnswer || tokensIn(recipients, deskAddress).length > 0;
  if (isReply && staffAt(registry, from)) return 'staff';
  if (registry.forms.some((form) => sameAddress(form.from, from))) return 'form';
  return officeAt(registry, from) ? 'office' : 'rest';
}
