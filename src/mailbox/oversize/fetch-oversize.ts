/** Fetches of a large mail what people would read: its header, and its text when that is not large as well. */
import type { ImapFlow } from 'imapflow';
import type { Oversize } from '../../mail/oversize.ts';
import { type ChosenText, chooseText } from './choose-text.ts';

/** The part of a large mail that is here, as the journey takes it. */
export interface FetchedPart {
  /** The header; behind it, when there is one, the text as it is encoded. */
  readonly raw: Buffer;
  readonly oversize: Oversize;
}

/** A header larger than this tells nothing that a person would read. */
const HEAD_BYTES = 64 * 1024;
/** Encoded. No request is as long; the text of a mail is read as far as 200,000 characters (leaves.ts). */
const TEXT_BYTES = 1_000_000;
const PART_HEAD_BYTES = 16 * 1024;

/**
 * What is fetched of the mail `uid` of the selected folder, which has `bytes` bytes; null when the server gives nothing.
 * `withText: false` leaves it at the header. Rejects when the header cannot be fetched, or the connection is lost.
 */
export async function fetchOversize(
  client: ImapFlow,
  uid: number,
  bytes: number,
  withText = true,
): Promise<FetchedPart | null> {
  const query = { uid: true, source: { start: 0, maxLength: HEAD_BYTES } };
  const [answer] = await client.fetchAll([uid], query, { uid: true });
  const start = answer?.source;
  if (!start || start.length === 0) return null;
  const head = headOf(start);
  const text = withText && head.whole ? await textOf(client, uid) : null;
  if (text === null) return { raw: head.bytes, oversize: { bytes, text: null, others: [] } };
  const { body, header, chosen } = text;
  const raw = Buffer.concat([head.bytes, Buffer.from('\r\n'), body]);
  return { raw, oversize: { bytes, text: { header, speaks: chosen.speaks }, others: chosen.others } };
}

interface FetchedText {
  readonly body: Buffer;
  readonly header: Buffer | null;
  readonly chosen: ChosenText;
}

/** Null when there is no text, when it is too long, and when the server cannot tell. */
async function textOf(client: ImapFlow, uid: number): Promise<FetchedText | null> {
  try {
    const [described] = await client.fetchAll([uid], { uid: true, bodyStructure: true }, { uid: true });
    const chosen = described?.bodyStructure ? chooseText(described.bodyStructure) : null;
    if (!chosen || chosen.size > TEXT_BYTES) return null;
    const { part } = chosen;
    const key = part ?? 'text';
    // One more than may come: a part that is larger than it was said to be is not taken for a whole one.
    const bodyParts = [{ key, start: 0, maxLength: TEXT_BYTES + 1 }];
    if (part !== null) bodyParts.push({ key: `${part}.mime`, start: 0, maxLength: PART_HEAD_BYTES + 1 });
    const [fetched] = await client.fetchAll([uid], { uid: true, bodyParts }, { uid: true });
    const body = fetched?.bodyParts?.get(key);
    const header = part === null ? null : fetched?.bodyParts?.get(`${part}.mime`);
    if (!body || header === undefined || body.length > TEXT_BYTES) return null;
    return (header?.length ?? 0) > PART_HEAD_BYTES ? null : { body, header, chosen };
  } catch (error) {
    if (!client.usable) throw error;
    return null;
  }
}

/** The bytes above the empty line that ends a header (RFC 5322 §2.1), with their last line end; `whole`: that line was found. */
function headOf(start: Buffer): { readonly bytes: Buffer; readonly whole: boolean } {
  const ends = [
    { at: start.indexOf('\r\n\r\n'), lineEnd: 2 },
    { at: start.indexOf('\n\n'), lineEnd: 1 },
  ].filter(({ at }) => at >= 0);
  const [first] = ends.toSorted((one, other) => one.at - other.at);
  return first ? { bytes: start.subarray(0, first.at + first.lineEnd), whole: true } : { bytes: start, whole: false };
}
