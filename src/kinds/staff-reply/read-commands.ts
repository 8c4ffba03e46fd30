/** What a staff member's new text asks for, by the register of keywords (design §5). */

import type { Keyword } from './keyword.ts';
import { namesSaid } from './names.ts';
import type { StaffOrder } from './orders.ts';
import { isPreface } from './prefaces.ts';
import type { ProcedureWords } from './procedure-words.ts';
import { type OrdersRead, readOrders } from './read-orders.ts';

export interface StaffRegister {
  readonly keywords: readonly Keyword<StaffOrder>[];
  /** Names of the registry, as written there: people greet one another and sign with them. */
  readonly staffNames: readonly string[];
  /** How the desk calls itself, in every language; it stands whole in signatures. */
  readonly deskNames?: readonly string[];
  readonly procedure: ProcedureWords;
}

/**
 * Reads `text`, the new text above quotes. All orders in the order they stand, or that it holds courtesies alone, or a
 * machine word for why it was not understood; then nothing of it may be carried out.
 */
export function readCommands(text: string, from: StaffRegister): OrdersRead<StaffOrder> {
  const { keywords, procedure } = from;
  const names = namesSaid(from.staffNames, from.deskNames ?? []);
  return readOrders(text, { keywords, names, isPreface, procedure });
}
