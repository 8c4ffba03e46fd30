/** Moves a mail out of the quarantine folder to where its journey says it belongs. */
import type { LoadedConfig } from '../../config/file.ts';
import type { Outcome } from '../../journey.ts';
import type { MailboxView, SeenMail } from '../../mailbox/look-into-mailbox.ts';
import { FAILED, FINE } from '../exit-codes.ts';
import { complain, print } from './quarantined-mail.ts';

/** Prints what became of the mail; gives the exit code. */
export async function fileMail(
  { uid }: SeenMail,
  { verdict, reason, filing, tickets }: Outcome,
  view: MailboxView,
  config: LoadedConfig,
): Promise<number> {
  const { folders, inbox } = config.imap;
  const to = filing === 'done' ? folders.done : inbox;
  const moved = await view.move(folders.quarantine, uid, to);
  print([`${verdict}${reason ? ` (${reason})` : ''}`, ...tickets].join('  '));
  return moved ? FINE : complain(FAILED, `The mail could not be moved to ${to}; please move it by hand.`);
}
