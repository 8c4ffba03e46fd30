/** Fetches the bytes of mails together; a mail that spoils this is tried alone another time. */
import type { ImapFlow } from 'imapflow';
import type { Surveyed } from './survey.ts';
import type { Taking, Whereabouts } from './take.ts';

/** The bytes of mails, by UID. */
export type Sources = Map<number, Buffer>;

const TOO_LARGE = ['LiteralTooLarge', 'ResponseTooLarge', 'LineTooLarge'];

/** Fetches mails together; those that could not be fetched are missing. Rejects when the connection is lost. */
export async function fetchSources(
  client: ImapFlow,
  batch: readonly Surveyed[],
  where: Whereabouts,
  taking: Taking,
): Promise<Sources> {
  const sources: Sources = new Map();
  const uids = batch.map((mail) => mail.uid);
  if (uids.length === 0) return sources;
  try {
    // The library fetches with PEEK, so \Seen stays what people made of it.
    for (const answer of await client.fetchAll(uids, { uid: true, source: true }, { uid: true })) {
      if (answer.source) sources.set(answer.uid, answer.source);
    }
  } catch (error) {
    const cause = client.usable ? error : (taking.connectionError() ?? error);
    const code = (cause as { code?: unknown } | null)?.code;
    const [only] = uids;
    if (only !== undefined && uids.length === 1 && TOO_LARGE.includes(String(code)))
      taking.troubled.lied(where.folder, only);
    taking.log.warn(
      { folder: where.role, mails: uids.length, code },
      'mails could not be fetched; each is tried alone',
    );
    for (const uid of uids) taking.troubled.failed(where.folder, uid);
    if (!client.usable) throw cause;
    return sources;
  }
  for (const uid of uids) if (!sources.has(uid)) taking.troubled.failed(where.folder, uid);
  return sources;
}
