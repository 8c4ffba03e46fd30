/** Why the desk understood what it did: the lines each new ticket's fields were read from. For the operator's own terminal, never for a log. */

import type { Desk, Outcome, TakenMail } from '../journey.ts';
import type { FieldSource } from '../kinds/application/values/settled-field.ts';
import { NO_CORRESPONDENCE, understand } from '../kinds/conclusion.ts';

/**
 * Reads the mail once more as its journey did, with the evidence that the journey found. Gives the sources by ticket;
 * empty when the mail opened none.
 */
export async function fieldSources(
  taken: TakenMail,
  { verdict, evidence, tickets }: Outcome,
  desk: Desk,
): Promise<ReadonlyMap<string, readonly FieldSource[]>> {
  if (verdict !== 'accepted') return new Map();
  const mail = await desk.read(taken);
  const known = { ...desk.setting, now: desk.clock(), evidence, correspondence: NO_CORRESPONDENCE };
  const { asks } = understand(mail, known).reading;
  // Asks are carried out in order, and each that opens a ticket gives the outcome one number.
  const opened = asks.flatMap((ask) => ('open' in ask ? [ask.sources] : []));
  return new Map(opened.flatMap((sources, index) => (tickets[index] ? [[tickets[index], sources] as const] : [])));
}
