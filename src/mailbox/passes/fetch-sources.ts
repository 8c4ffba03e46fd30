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
    taking.wentOn();
  } catch (error) {
    const cause = client.usable ? error : (taking.connectionError() ?? error);
    const code = (cause as { code?: unknown } | null)?.code;
    const [only] = uids;
    if (only !== undefined && uids.length === 1) {
      if (TOO_LARGE.includes(String(code))) taking.troubled.lied(where.folder, only);
      else taking.troubled.blamed(where.folder, only, 'fetch', weightOf(client, code));
    }
    taking.log.warn(
      { folder: where.role, mails: uids.length, code },
      'mails could not be fetched; each is tried alone',
    );
    for (const uid of uids) taking.troubled.failed(where.folder, uid);
    if (!client.usable) throw cause;
    return sources;
  }
  for (const uid of uids.filter((one) => !sources.has(one))) {
    taking.troubled.failed(where.folder, uid);
    if (uids.length === 1) taking.troubled.blamed(where.folder, uid, 'fetch', 2);
  }
  return sources;
}

/**
 * How sure it is that a mail itself makes its FETCH fail: a server that answers NO, or an answer that cannot be read, is; a
 * connection that breaks or falls silent may be weather, unless it does so over this mail again and again.
 */
export function weightOf(client: ImapFlow, code: unknown): 1 | 2 {
  return client.usable || TOO_LARGE.includes(String(code)) ? 2 : 1;
}
