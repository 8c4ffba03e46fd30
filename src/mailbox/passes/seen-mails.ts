/** Mails of a folder with their bytes, for those who look into the mailbox beside the daemon. */
import type { ImapFlow } from 'imapflow';
import { type Instant, plusMinutes } from '../../domain/time.ts';
import type { Oversize } from '../../mail/oversize.ts';
import { fetchOversize } from '../oversize/fetch-oversize.ts';
import { type Surveyed, survey } from './survey.ts';

export interface SeenMail {
  readonly uid: number;
  readonly raw: Buffer;
  /** INTERNALDATE. */
  readonly receivedAt: string;
  /** It is larger than the desk fetches: `raw` is only its header and its text. */
  readonly oversize?: Oversize;
}

const UNDATED = '1970-01-01T00:00:00.000Z';
const DAY_AND_A_HALF = 36 * 60;

/** Mails are read together only as long as they are small together. */
const AT_ONCE = 20;

/** The mails of the selected folder, newest first, at most `most`; of those above `largest` bytes only a part. */
export async function newestOf(client: ImapFlow, most: number, largest: number): Promise<readonly SeenMail[]> {
  const uids = await client.search({ all: true }, { uid: true });
  const latest = (uids || []).toSorted((one, other) => other - one).slice(0, most);
  const surveyed = await survey(client, latest, UNDATED);
  return fetchMails(client, surveyed.toReversed(), largest);
}

/** SEARCH knows days only, in whatever zone the server has (RFC 3501 §6.4.4); INTERNALDATE tells the second. */
export async function mailsOfSecond(client: ImapFlow, instant: Instant, largest: number): Promise<readonly SeenMail[]> {
  const near = { since: plusMinutes(instant, -DAY_AND_A_HALF), before: plusMinutes(instant, DAY_AND_A_HALF) };
  const uids = await client.search(near, { uid: true });
  const surveyed = await survey(client, uids || [], UNDATED);
  const second = (at: Instant) => Math.floor(Date.parse(at) / 1000);
  const fitting = surveyed.filter(({ receivedAt }) => second(receivedAt) === second(instant));
  return fetchMails(client, fitting, largest);
}

async function fetchMails(client: ImapFlow, mails: readonly Surveyed[], largest: number): Promise<readonly SeenMail[]> {
  const seen: SeenMail[] = [];
  for (let start = 0; start < mails.length; start += AT_ONCE) {
    const some = mails.slice(start, start + AT_ONCE);
    const range = some.filter(({ size }) => size <= largest).map(({ uid }) => uid);
    const answers = range.length > 0 ? await client.fetchAll(range, { uid: true, source: true }, { uid: true }) : [];
    const sources = new Map(answers.map(({ uid, source }) => [uid, source]));
    for (const { uid, size, receivedAt } of some) {
      const raw = sources.get(uid);
      const fetched = size > largest ? await fetchOversize(client, uid, size) : raw && { raw };
      if (fetched) seen.push({ uid, receivedAt, ...fetched });
    }
  }
  return seen;
}
