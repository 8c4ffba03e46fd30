/** Gives a ticket a command that the clock asks for: one transaction with its events and the letters owed for it. */
import type { DeskCommand } from '../domain/commands.ts';
import type { Desk } from '../journey.ts';
import { NO_EVIDENCE } from '../mail/incoming-mail.ts';
import { oweLetters } from '../store/letters/owe.ts';
import { carryOut } from '../store/tickets/carry-out.ts';

/** Whether something happened. A refusal means that it is not time yet, or no longer. */
export async function giveCommand(desk: Desk, ticketId: string, command: DeskCommand): Promise<boolean> {
  const { setting, store, compose } = desk;
  const now = desk.clock();
  return store.transaction(async (tx) => {
    const ask = { ticketId, command, echo: command.type };
    const carried = await carryOut(tx, [ask], { setting, now, receivedAt: now, mail: null });
    if ('refused' in carried) return false;
    const cause = { mail: null, messageId: null, receivedAt: now };
    await oweLetters(tx, carried.changes, [], { ...setting, now, cause, evidence: NO_EVIDENCE }, compose);
    return carried.changes.some((change) => change.events.length > 0);
  });
}
