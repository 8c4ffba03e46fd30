/** `salvage-desk erase TICKET`: at a person's request, the personal data of a ticket that has ended goes before its time. */
import { userInfo } from 'node:os';
import { createInterface } from 'node:readline/promises';
import { loadConfig } from '../config/file.ts';
import { imapSettingsOf } from '../config/server-settings.ts';
import { removeFiledMails } from '../jobs/remove-filed-mails.ts';
import { MailboxUnreachable } from '../mailbox/look-into-mailbox.ts';
import type { NotErased } from '../store/erasure/erase-ticket.ts';
import { type OpenDesk, openDesk } from '../wiring.ts';
import { BAD_USAGE, FAILED, FINE } from './exit-codes.ts';

const WHY_NOT: Readonly<Record<NotErased, { readonly code: number; readonly text: string }>> = {
  'no-such-ticket': {
    code: BAD_USAGE,
    text: 'there is no such ticket. `salvage-desk tickets list` shows all.',
  },
  'erased-already': { code: FINE, text: 'it was erased before; nothing personal is left of it.' },
  open: {
    code: FAILED,
    text: 'it is still open, and nothing was erased. Let it end first: the applicant or the office answers WITHDRAW, or staff answer REJECT, CLOSED or NOT-OURS.',
  },
  'letters-leaving': {
    code: FAILED,
    text: 'a letter about it has not left yet, and nothing was erased. `salvage-desk outbox list` shows it; try again when it has left.',
  },
};

/** Whether the person at the terminal says yes. */
async function confirmed(id: string): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    const asked = `Everything personal about ${id} is erased, here and in the mail folders, and cannot be brought back.\nType the ticket number to go on: `;
    return (await terminal.question(asked)).trim().toUpperCase() === id;
  } finally {
    terminal.close();
  }
}

/** What stands in the folders goes at once where the mailbox can be reached, else with the nightly erasure. */
async function removeMails(config: ReturnType<typeof loadConfig>, desk: OpenDesk): Promise<string> {
  try {
    const { removed, left } = await removeFiledMails(imapSettingsOf(config), desk);
    return left === 0
      ? `${removed} ${removed === 1 ? 'mail has' : 'mails have'} left the folders.`
      : `${left} mails could not be removed; the daemon tries again every night.`;
  } catch (error) {
    if (!(error instanceof MailboxUnreachable)) throw error;
    return 'The mailbox could not be reached; the daemon removes the mails in its next night.';
  }
}

export async function eraseCommand(
  ticket: string,
  options: { readonly config: string; readonly yes?: boolean },
): Promise<number> {
  const config = loadConfig(options.config);
  const id = ticket.toUpperCase();
  if (!options.yes && !process.stdin.isTTY) {
    process.stderr.write(`${id}: nothing was erased. Without a terminal to ask on, give --yes.\n`);
    return BAD_USAGE;
  }
  if (!options.yes && !(await confirmed(id))) {
    process.stderr.write(`${id}: nothing was erased.\n`);
    return FAILED;
  }
  const desk = await openDesk(config, { apart: {} });
  try {
    const erased = await desk.store.eraseTicket(id, { at: desk.clock(), who: userInfo().username });
    if (erased !== 'erased') {
      const { code, text } = WHY_NOT[erased];
      (code === FINE ? process.stdout : process.stderr).write(`${id}: ${text}\n`);
      return code;
    }
    const swept = await desk.store.sweepErased();
    const mails = await removeMails(config, desk);
    const journal = swept ? '' : ' The journal of the database was being read; the daemon cleans it in its next night.';
    process.stdout.write(
      `${id}: erased. ${mails}${journal}\nWhat stays: its number, words and times, keyed hashes, and that a once-only right was used.\nBackups from before still hold it: remove them, or they bring it back.\n`,
    );
    return FINE;
  } finally {
    await desk.close();
  }
}
