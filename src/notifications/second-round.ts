/** The letter that asks a decider's registered address for a code: it shows what the code will carry out, and nothing of the mail that asked. */
import type { Ticket } from '../domain/ticket.ts';
import { plusMinutes } from '../domain/time.ts';
import type { Notice } from '../kinds/kind.ts';
import { toCorrespondent } from './correspondent.ts';
import { echoed } from './echoed.ts';
import type { Letter } from './letter.ts';
import type { NotificationContext } from './notification.ts';
import { shownApplication } from './shown-application.ts';

/** How long a code lives. */
const CODE_MINUTES = 12 * 60;

/** Only to a member of staff. The code itself is minted with the letter's bytes. */
export function secondRound(
  { to, round }: Extract<Notice, { type: 'second-round' }>,
  ticket: Ticket,
  context: NotificationContext,
): readonly Letter[] {
  if (to.role !== 'staff') return [];
  const codeExpiresAt = plusMinutes(context.now, CODE_MINUTES);
  const data = {
    asked: round.asks.flatMap(({ echo }) => (echo === null ? [] : [echoed(echo, context.procedure)])),
    approves: round.asks.some(({ command }) => command.type === 'approve'),
    application: shownApplication(round.shown, context, null),
    codeExpiresAt,
    code: '',
  };
  return toCorrespondent(to, ticket, context, { template: 'second-round', data }).map((letter) => ({
    ...letter,
    codeFor: { asks: round.asks, expiresAt: codeExpiresAt },
  }));
}
