/** A letter the desk owes somebody, before it has words and bytes. */
import type { Language } from '../domain/application/application.ts';
import type { PairShown } from '../domain/decision/pair.ts';
import type { Instant } from '../domain/time.ts';
import type { CommandAsk } from '../kinds/kind.ts';

export interface Letter {
  /** Also its purpose in the outbox id; a file templates/letters/<language>/<template>.hbs. */
  readonly template: string;
  readonly to: string;
  readonly role: 'staff' | 'office' | 'applicant';
  readonly language: Language | 'both';
  readonly ticket: string | null;
  /**
   * What makes this letter one of its kind: content key of the causing mail, revision, or due date.
   * With template, ticket and recipient it makes the outbox id, so the same letter is never owed twice (design §7).
   */
  readonly occasion: string;
  /** Plain data for the template. */
  readonly data: Readonly<Record<string, unknown>>;
  /** Whether the answer may act on the ticket: a token is minted for this letter and travels in Reply-To. */
  readonly possession: { readonly revision: number; readonly pair?: PairShown } | null;
  /** What the code in the letter carries out; the code is minted when the letter is composed. */
  readonly codeFor?: { readonly asks: readonly CommandAsk[]; readonly expiresAt: Instant };
  /** Message-ID of the mail this answers, for threading. */
  readonly answers: string | null;
}
