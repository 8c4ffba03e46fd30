/** Which mails of the selected folder are new, when they came and how large they say they are. */
import type { ImapFlow } from 'imapflow';
import type { Instant } from '../../domain/time.ts';

export interface Surveyed {
  readonly uid: number;
  readonly size: number;
  readonly receivedAt: Instant;
}

/** Mails a command asks for at most: beyond this the command line itself grows large. */
const AT_ONCE = 500;

/** The UIDs above `hint`, in order; 0 lists all. Rejects when the server refuses the search. */
export async function listUids(client: ImapFlow, hint: number): Promise<number[]> {
  const found = await client.search(hint === 0 ? { all: true } : { uid: `${hint + 1}:*` }, { uid: true });
  if (!Array.isArray(found)) throw new Error('the server refused to list the mails of a folder');
  // `n:*` past the end gives the last mail once more (RFC 3501 §6.4.8), hence the filter.
  return found.filter((uid) => uid > hint).sort((one, other) => one - other);
}

/** Asks for size and INTERNALDATE. A mail that has gone in the meantime is missing from the answer. */
export async function survey(client: ImapFlow, uids: readonly number[], now: Instant): Promise<Surveyed[]> {
  const surveyed: Surveyed[] = [];
  for (let start = 0; start < uids.length; start += AT_ONCE) {
    const range = uids.slice(start, start + AT_ONCE);
    const answers = await client.fetchAll(range, { uid: true, internalDate: true, size: true }, { uid: true });
    for (const answer of answers) {
      surveyed.push({ uid: answer.uid, size: answer.size ?? 0, receivedAt: instantOf(answer.internalDate, now) });
    }
  }
  return surveyed.sort((one, other) => one.uid - other.uid);
}

/** INTERNALDATE as an instant; `now` when the server gives none that can be read. */
function instantOf(date: Date | string | undefined, now: Instant): Instant {
  const milliseconds = date === undefined ? Number.NaN : new Date(date).getTime();
  return Number.isNaN(milliseconds) ? now : new Date(milliseconds).toISOString();
}

/** Mails fetched together: `batches of 50` measured fastest, and together no more than the memory should hold. */
export const BATCH_MAILS = 50;
const BATCH_BYTES = 32 * 1024 * 1024;

/** Cuts a list into what is fetched together; a single mail may be larger than a batch. */
export function batches(mails: readonly Surveyed[]): Surveyed[][] {
  const cut: Surveyed[][] = [];
  let batch: Surveyed[] = [];
  let bytes = 0;
  for (const mail of mails) {
    if (batch.length > 0 && (batch.length === BATCH_MAILS || bytes + mail.size > BATCH_BYTES)) {
      cut.push(batch);
      batch = [];
      bytes = 0;
    }
    batch.push(mail);
    bytes += mail.size;
  }
  if (batch.length > 0) cut.push(batch);
  return cut;
}
