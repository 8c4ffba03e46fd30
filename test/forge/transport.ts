/** What mail servers put on a mail on its way to the desk's mailbox, as the real ones would: nobody outside can write above it. */
import { OTHER, STRONG, signed } from '../threats/signatures.ts';
import type { Chance } from './chance.ts';
import { bytesOf, type Draft, writtenDate } from './draft.ts';

export const BOUNDARY = 'mx.desk.example';
/** The host that puts mails into the mailbox; its Received lines are trusted. */
export const STORE = 'store.desk.example';

/** Domains of staff's signatures, and of everybody else who can sign something. */
export const STAFF_DOMAIN = 'staff.desk.example';
export const STRANGERS = ['evil.example', 'mail.evil.example'] as const;
export const NEIGHBOURS = ['students.desk.example', 'desk.example', `lab.${STAFF_DOMAIN}`] as const;
const HOLDERS_OF_A_KEY = [STAFF_DOMAIN, ...STRANGERS, ...NEIGHBOURS, 'eng.office.example', 'mailbox.example'];

export interface Origin {
  /** The boundary says that this domain has signed. */
  readonly stamped?: string;
  /** A real signature by this domain. */
  readonly signed?: string;
  /** What the boundary wrote, whole. */
  readonly results?: string;
  /** Nobody is to be told when it cannot be delivered: what machines send from. */
  readonly emptyReturnPath?: true;
}

/** Whose public keys stand in the DNS: only staff's is STRONG. */
export function publishKeys(publish: (domain: string, key: typeof STRONG) => void): void {
  for (const domain of HOLDERS_OF_A_KEY) publish(domain, domain === STAFF_DOMAIN ? STRONG : OTHER);
}

/** The signature that staff's mail system really made for `draft`, put on top of `other`. */
export async function underSignatureOf(draft: Draft, other: Draft): Promise<Draft> {
  const raw = bytesOf(draft);
  const signature = (await signedBy(raw, STAFF_DOMAIN)).subarray(0, -raw.length).toString('latin1');
  return { ...other, fields: [['', signature.replace(/\r\n$/, '')], ...other.fields] };
}

/** The mail as it lies in the mailbox. `at`: when. */
export async function delivered(draft: Draft, origin: Origin, at: string, chance: Chance): Promise<Buffer> {
  const raw = bytesOf(draft);
  // What signs here takes text; a mail of other bytes has its signature in the words of the boundary.
  const isText = raw.every((byte) => byte < 0x80);
  const { signed: domain, ...rest } = origin;
  const seen: Origin = domain === undefined || isText ? origin : { ...rest, stamped: domain };
  const sent = seen.signed === undefined ? raw : await signedBy(raw, seen.signed);
  return Buffer.concat([Buffer.from(`${trace(seen, at, chance).join('\r\n')}\r\n`), sent]);
}

/** With a real signature by `domain` on top. */
export async function signedBy(raw: Buffer, domain: string): Promise<Buffer> {
  const key = domain === STAFF_DOMAIN ? STRONG : OTHER;
  return Buffer.from(await signed(raw.toString('latin1'), { domain, key }), 'latin1');
}

/** From the top: the mailbox, the boundary's findings, the boundary, hosts outside. */
function trace(origin: Origin, at: string, chance: Chance): readonly string[] {
  const time = writtenDate(at);
  const id = chance.word(12);
  const sender = origin.emptyReturnPath ? '' : 'bounce@mail.example';
  const shown = origin.emptyReturnPath || chance.maybe(0.5);
  const mailbox = shown ? [`Return-Path: <${sender}>`, 'Delivered-To: desk@desk.example'] : [];
  const results = findings(origin, chance);
  const hops = Array.from(
    { length: chance.int(3) },
    (_, hop) =>
      `Received: from host${hop}.mail.example by relay${hop}.mail.example with ESMTPS id ${id}${hop};\r\n\t${time}`,
  );
  return [
    ...mailbox,
    `Received: from ${BOUNDARY} by ${STORE} with LMTP id ${id}; ${time}`,
    ...(results === null ? [] : [`Authentication-Results: ${BOUNDARY}; ${results}`]),
    `Received: from mail.example (mail.example [192.0.2.7])\r\n\tby ${BOUNDARY} with ESMTPS id ${id}\r\n\tfor <desk@desk.example>; ${time}`,
    ...hops,
  ];
}

function findings({ stamped, results }: Origin, chance: Chance): string | null {
  if (results !== undefined) return results;
  if (stamped !== undefined) {
    const pass = `dkim=pass header.d=${stamped}`;
    return chance.pick([pass, `spf=none; ${pass} header.s=s1`, `${pass} header.i=@${stamped};\r\n\tspf=neutral`]);
  }
  return chance.pick([null, 'dkim=none', 'spf=softfail smtp.mailfrom=evil.example; dkim=none']);
}
