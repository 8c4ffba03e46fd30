/** Moves a mail to where its journey says it belongs. */
import type { LoadedConfig } from '../../config/file.ts';
import type { Outcome } from '../../journey.ts';
import type { MailboxView } from '../../mailbox/look-into-mailbox.ts';
import { FAILED, FINE } from '../exit-codes.ts';
import { complain, type FoundMail, print } from './quarantined-mail.ts';

/** Prints what became of the mail; gives the exit code. */
export async function fileMail(
  { uid, foundIn }: FoundMail,
  { verdict, reason, filing, tickets }: Outcome,
  view: MailboxView,
  config: LoadedConfig,
): Promise<number> {
  const { folders, inbox } = config.imap;
  const to = filing === 'leave' ? inbox : folders[filing];
  const moved = to === foundIn || (await view.move(foundIn, uid, to));
  print([`${verdict}${reason ? ` (${reason})` : ''}`, ...tickets].join('  '));
  return moved ? FINE : complain(FAILED, `The mail could not be moved to ${to}; please move it by hand.`);
}
