/** What the mailbox needs of the desk around it; every wait and every random number comes from here. */
import type { Instant } from '../domain/time.ts';
import type { Misreading } from '../mail/incoming-mail.ts';
import type { Glance, Lane } from '../mail/lane.ts';
import type { Store } from '../store/store.ts';
import type { Observer } from './attend-mailbox.ts';
import type { Timeouts } from './connection/imap-connection.ts';
import type { Pause } from './connection/pause.ts';
import type { JunkMail } from './junk/look-into-junk.ts';
import type { Log } from './log.ts';
import type { FolderPass } from './passes/folder-pass.ts';
import type { Receipt, TakenMail } from './reading/taken-mail.ts';

export interface MailboxHooks {
  /** Takes a mail through the journey; its answer is committed. An exception means: try this mail again later. */
  receive(mail: TakenMail): Promise<Receipt>;
  /** Sets a mail aside that failed again and again, whatever is in it. */
  giveUp(mail: Omit<TakenMail, 'turn'>, why: Misreading): Promise<Receipt>;
  /** Told of what lies in the junk folder, if one is configured. */
  junk?(mail: JunkMail): Promise<void>;
  /** In which lane a mail waits; absent: all are alike. */
  laneOf?(glance: Glance): Lane;
  readonly store: FolderPass['store'] & Pick<Store, 'recordPass' | 'startAt' | 'recoverSince' | 'recovered'>;
  readonly log: Log;
  clock(): Instant;
  /** In [0, 1), for the jitter of the back-off. */
  random(): number;
  readonly pause: Pause;
  readonly timeouts?: Timeouts;
  /** Told how the mailbox fares. */
  readonly observer?: Observer;
}
