/** `salvage-desk quarantine replay KEY|--all`: after an upgrade, mails go through the journey as if they had just come. */
import { userInfo } from 'node:os';
import type { LoadedConfig } from '../../config/file.ts';
import { imapSettingsOf } from '../../config/server-settings.ts';
import { journey, type Outcome } from '../../journey.ts';
import { isPassing } from '../../mailbox/connection/passing-trouble.ts';
import { lookIntoMailbox, type MailboxView } from '../../mailbox/look-into-mailbox.ts';
import { recordOutcome } from '../../store/mails/record-outcome.ts';
import type { MailRecord } from '../../store/transaction.ts';
import type { OpenDesk } from '../../wiring.ts';
import { BAD_USAGE, FAILED, FINE, TEMPORARY } from '../exit-codes.ts';
import { type ProgressLine, progressLine } from '../progress.ts';
import { fileMail } from './file-mail.ts';
import {
  complain,
  type FoundMail,
  findMails,
  folderOf,
  namedMail,
  print,
  type QuarantineOptions,
  SHOWN,
  withQuarantine,
} from './quarantined-mail.ts';

export interface ReplayOptions extends QuarantineOptions {
  readonly all?: boolean;
}

/**
 * Replays the mail of `key`, or all. Each must prove its origin anew, like any mail. The exit code is that of the worst:
 * FAILED when a mail is missing or cannot be filed, TEMPORARY when one must wait, FINE also for those that stay in quarantine.
 */
export function replayMails(key: string | undefined, options: ReplayOptions): Promise<number> {
  return withQuarantine(options, async (desk, config) => {
    if ((key === undefined) !== (options.all === true))
      return complain(BAD_USAGE, 'Name one mail by its key, or give --all.');
    const named = key === undefined ? await desk.store.quarantined() : await namedMail(key, desk);
    if ('complaint' in named) return complain(BAD_USAGE, named.complaint);
    const records: readonly MailRecord[] = 'contentKey' in named ? [named] : named;
    if (records.length === 0) {
      print('0 mails in quarantine');
      return FINE;
    }
    return lookIntoMailbox(imapSettingsOf(config), (view) => replayAll(records, view, desk, config));
  });
}

async function replayAll(
  records: readonly MailRecord[],
  view: MailboxView,
  desk: OpenDesk,
  config: LoadedConfig,
): Promise<number> {
  const progress = progressLine();
  const looking = (done: number, of: number) => progress.told('looking for the mails', done, of);
  const found = await findMails(view, records, desk, config, looking).finally(progress.clear);
  const codes: number[] = [];
  for (const [index, record] of records.entries()) {
    progress.told('replaying', index + 1, records.length);
    const mail = found.get(record.contentKey);
    const name = record.contentKey.slice(0, SHOWN);
    if (mail) codes.push(await replayOne(record, mail, view, desk, config, progress));
    else {
      progress.clear();
      codes.push(complain(FAILED, `${name}: the mail is not in the folder ${folderOf(record, config)} any more.`));
    }
  }
  return codes.includes(FAILED) ? FAILED : codes.includes(TEMPORARY) ? TEMPORARY : FINE;
}

async function replayOne(
  record: MailRecord,
  mail: FoundMail,
  view: MailboxView,
  desk: OpenDesk,
  config: LoadedConfig,
  progress: ProgressLine,
): Promise<number> {
  const name = record.contentKey.slice(0, SHOWN);
  const replayedBy = userInfo().username;
  let outcome: Outcome;
  try {
    await desk.forgetTrouble(mail.raw);
    outcome = await journey({ ...mail, folder: 'inbox', replayedBy }, desk);
  } catch (error) {
    progress.clear();
    if (!isPassing(error)) return complain(FAILED, `${name}: the desk failed over it again; it stays where it is.`);
    return complain(TEMPORARY, `${name}: it cannot be replayed now (${(error as Error).message}). Try again later.`);
  }
  if (outcome.contentKey !== record.contentKey) await closeRecord(record, outcome, replayedBy, desk);
  progress.clear();
  const isSetAside = outcome.filing === 'quarantine' || outcome.verdict === 'quarantined';
  if (!isSetAside || folderOf(outcome, config) !== mail.foundIn) return fileMail(mail, outcome, view, config);
  print(`${name}  stays in ${mail.foundIn === config.imap.inbox ? 'the inbox' : 'quarantine'} (${outcome.reason})`);
  return FINE;
}

/** A mail that could not be read is known by its bytes; now that it can, it has another key, and this one is done with. */
async function closeRecord(record: MailRecord, outcome: Outcome, replayedBy: string, desk: OpenDesk): Promise<void> {
  const { tickets, filing } = outcome;
  const handledAt = desk.clock();
  await desk.store.transaction((tx) =>
    recordOutcome(
      tx,
      { ...record, verdict: 'ignored', reason: 'replayed', filing, tickets, handledAt },
      { replayedBy },
    ),
  );
}
