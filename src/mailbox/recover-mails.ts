/** After a restore: mails that were filed away in the lost period are taken once more, for the store does not know them. */
import type { ImapFlow } from 'imapflow';
import type { Instant } from '../domain/time.ts';
import { fileAway } from './file-away.ts';
import type { FolderPass, FolderReport } from './folder-pass.ts';
import { folderPath } from './folders.ts';
import { traceOf } from './log.ts';
import { takeOversize } from './oversize/take-oversize.ts';
import { type Surveyed, survey } from './survey.ts';
import type { Whereabouts } from './take.ts';
import type { Receipt } from './taken-mail.ts';

/** The clocks of the mail server and of the desk may differ, and SEARCH SINCE counts days of the server's zone (RFC 3501 §6.4.4). */
const MARGIN_MS = 24 * 3_600_000;

/** Each is through before the next is begun. */
const NOBODY_BEFORE = async () => {};

/**
 * Looks through both folders the desk files into, at mails received since. Those that the store knows come out as duplicates and
 * change nothing. Nothing is placed, for placements are of the folders mails arrive in.
 */
export async function recoverMails(client: ImapFlow, since: Instant, pass: FolderPass): Promise<FolderReport> {
  const from = new Date(Date.parse(since) - MARGIN_MS);
  const reports: FolderReport[] = [];
  for (const filing of ['done', 'quarantine'] as const) reports.push(await recoverFrom(client, filing, from, pass));
  const total = (key: 'untaken' | 'unfiled') => reports.reduce((count, report) => count + report[key], 0);
  return { full: true, placed: 0, untaken: total('untaken'), unfiled: total('unfiled') };
}

async function recoverFrom(
  client: ImapFlow,
  filing: 'done' | 'quarantine',
  from: Date,
  pass: FolderPass,
): Promise<FolderReport> {
  const folder = pass.settings.folders[filing];
  const lock = await client.getMailboxLock(folderPath(folder));
  try {
    if (!client.mailbox) throw new Error('the folder was closed by the server');
    const where: Whereabouts = { folder, role: 'inbox', uidValidity: String(client.mailbox.uidValidity) };
    const uids = await client.search({ since: from }, { uid: true });
    if (!Array.isArray(uids)) throw new Error('the server refused to list the mails of a folder');
    const mails = await survey(client, uids, pass.now);
    const elsewhere: { readonly uid: number; readonly filing: Receipt['filing'] }[] = [];
    let taken = 0;
    // One by one: this happens once after a disaster, and one mail at a time bounds the memory whatever the folder holds.
    for (const mail of mails) {
      if (pass.stop.aborted) break;
      const receipt = await takenAgain(client, mail, where, pass);
      if (receipt) taken += 1;
      // What was ours in the lost period stays filed, also when it is nobody's now.
      if (receipt && receipt.filing !== filing && receipt.filing !== 'leave')
        elsewhere.push({ uid: mail.uid, filing: receipt.filing });
    }
    const unfiled = await fileAway(client, pass.settings, elsewhere, pass.log);
    return { full: true, placed: 0, untaken: mails.length - taken, unfiled };
  } finally {
    lock.release();
  }
}

/** Null when the mail could not be taken; then the whole look is repeated by the next pass. */
async function takenAgain(
  client: ImapFlow,
  mail: Surveyed,
  where: Whereabouts,
  pass: FolderPass,
): Promise<Pick<Receipt, 'filing'> | null> {
  const { uid, size, receivedAt } = mail;
  if (size > pass.settings.maxMessageBytes) return (await takeOversize(client, mail, where, pass))[0] ?? null;
  const [answer] = await client.fetchAll([uid], { uid: true, source: true }, { uid: true });
  // Somebody has taken it away in the meantime.
  if (!answer?.source) return { filing: 'leave' };
  try {
    return await pass.receive({ uid, raw: answer.source, receivedAt, folder: where.role, turn: NOBODY_BEFORE });
  } catch (error) {
    pass.log.error({ folder: where.folder, uid, ...traceOf(error) }, 'a filed mail could not be taken again');
    return null;
  }
}
