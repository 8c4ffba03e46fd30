/** After a restore: mails that were filed away in the lost period are taken once more, for the store does not know them. */
import type { ImapFlow } from 'imapflow';
import type { Instant } from '../../domain/time.ts';
import type { FolderPass, FolderReport } from '../passes/folder-pass.ts';
import { numberingOf } from '../passes/numbering.ts';
import { survey } from '../passes/survey.ts';
import type { Whereabouts } from '../passes/take.ts';
import { takeAlone } from '../passes/take-alone.ts';
import type { Receipt } from '../reading/taken-mail.ts';
import { fileAway } from './file-away.ts';
import { folderPath } from './folders.ts';

/** The clocks of the mail server and of the desk may differ, and SEARCH SINCE counts days of the server's zone (RFC 3501 §6.4.4). */
const MARGIN_MS = 24 * 3_600_000;

/**
 * The mails that have been taken again: while one of them makes trouble the others are not taken with every pass, and one that was
 * given up stays so. A restart forgets it and takes them once more, which does no harm.
 */
export type RecoveredMails = Map<string, Receipt['filing']>;

/**
 * Looks through both folders the desk files into, at mails received since. Those that the store knows come out as duplicates and
 * change nothing. Nothing is placed, for placements are of the folders mails arrive in.
 */
export async function recoverMails(
  client: ImapFlow,
  since: Instant,
  pass: FolderPass,
  memory: RecoveredMails,
): Promise<FolderReport> {
  const from = new Date(Date.parse(since) - MARGIN_MS);
  const reports: FolderReport[] = [];
  for (const filing of ['done', 'quarantine'] as const)
    reports.push(await recoverFrom(client, filing, from, pass, memory));
  const total = (key: 'untaken' | 'unfiled') => reports.reduce((count, report) => count + report[key], 0);
  return { full: true, placed: 0, untaken: total('untaken'), unfiled: total('unfiled') };
}

async function recoverFrom(
  client: ImapFlow,
  filing: 'done' | 'quarantine',
  from: Date,
  pass: FolderPass,
  memory: RecoveredMails,
): Promise<FolderReport> {
  const folder = pass.settings.folders[filing];
  const lock = await client.getMailboxLock(folderPath(folder));
  try {
    if (!client.mailbox) throw new Error('the folder was closed by the server');
    const where: Whereabouts = {
      folder,
      role: 'inbox',
      uidValidity: numberingOf(client.mailbox.uidValidity, pass.connection),
    };
    const uids = await client.search({ since: from }, { uid: true });
    if (!Array.isArray(uids)) throw new Error('the server refused to list the mails of a folder');
    const mails = await survey(client, uids, pass.now);
    const elsewhere: { readonly uid: number; readonly filing: Receipt['filing'] }[] = [];
    let untaken = 0;
    // One by one: this happens once after a disaster, and one mail at a time bounds the memory whatever the folder holds.
    for (const mail of mails) {
      if (pass.stop.aborted) break;
      const name = `${where.folder} ${where.uidValidity} ${mail.uid}`;
      const belongs = memory.get(name) ?? (await takeAlone(client, mail, where, pass))[0]?.filing;
      pass.wentOn();
      if (belongs === undefined) {
        untaken += 1;
        continue;
      }
      memory.set(name, belongs);
      // What was ours in the lost period stays filed, also when it is nobody's now.
      if (belongs !== filing && belongs !== 'leave') elsewhere.push({ uid: mail.uid, filing: belongs });
    }
    const unfiled = await fileAway(client, pass.settings, elsewhere, pass.log);
    return { full: true, placed: 0, untaken, unfiled };
  } finally {
    lock.release();
  }
}
