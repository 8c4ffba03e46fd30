/** How the tests of commands speak to the desk: text in, canonical words or the reason for not understanding out. */
import { KEYWORDS } from '../../src/kinds/staff-reply/keywords.ts';
import { readCommands } from '../../src/kinds/staff-reply/read-commands.ts';
import { inventedProcedure } from './invented-procedure.ts';

export const STAFF_NAMES = ['見本 次郎', 'Kim Sample', '例示花子'];
export const DESK_NAMES = ['見本窓口', 'Sample Desk'];

const register = {
  keywords: KEYWORDS,
  staffNames: STAFF_NAMES,
  deskNames: DESK_NAMES,
  procedure: inventedProcedure(),
};

/** `APPROVE`, `SET revoked_on 2026-04-01 / APPROVE`, `courtesies`, or `misread: word`. */
export function understood(text: string): string {
  const found = readCommands(text, register);
  if ('misread' in found) return `misread: ${found.misread}`;
  if ('courtesiesOnly' in found) return 'courtesies';
  return found.orders.map((order) => order.echo).join(' / ');
}

/** What is done with the words of a REJECT: reason, and words for the applicant. */
export function rejectionIn(text: string): { reason: string | null; words: string | null } | string {
  const found = readCommands(text, register);
  const [order] = 'orders' in found ? found.orders : [];
  return order?.type === 'reject' ? { reason: order.reason, words: order.words } : understood(text);
}
