/** Tokens that fit no letter of ours: one is an accident, several within an hour are somebody's attempts (threat A07). */
import { type Instant, plusMinutes } from '../../domain/time.ts';
import type { Notice } from '../../kinds/kind.ts';
import type { Transaction } from '../transaction.ts';

const ALARMING = 5;
const WITHIN_MINUTES = 60;

/** Counts the `tokens` of one mail; staff are to be told when they reach the alarming number, and again only after a calmer hour. */
export async function tellOfGuesses(
  tx: Transaction,
  { unknownTokens }: { readonly unknownTokens: number },
  contentKey: string,
  now: Instant,
): Promise<readonly Notice[]> {
  if (unknownTokens === 0) return [];
  const before = await tx.noteGuesses(contentKey, unknownTokens, now, plusMinutes(now, -WITHIN_MINUTES));
  const alarms = before < ALARMING && before + unknownTokens >= ALARMING;
  return alarms ? [{ type: 'alert', word: 'tokens-guessed', ticketId: null }] : [];
}
