/** The desk that is attacked: open tickets, live tokens, and everything old that somebody may have kept. */
import { type Desk, journey, type Outcome } from '../../src/journey.ts';
import type { WiringOptions } from '../../src/wiring.ts';
import { FORM, LEE, type Letter, MORI, OFFICE, openDeskInMemory, REQUEST, reply } from '../journey/desk-in-memory.ts';
import { FORM_HEADERS, FORM_TEXT } from '../threats/form-mail.ts';
import { nameServers } from '../threats/signatures.ts';
import { bytesOf, type Draft, envelope, withText } from './draft.ts';
import { BOUNDARY, publishKeys, STAFF_DOMAIN, STORE, signedBy } from './transport.ts';

/** A decider who has left, one who is a helper now, and one who is an office too. */
export const SATO = 'sato@staff.desk.example';
export const KATO = 'kato@staff.desk.example';
export const NAKA = 'naka@staff.desk.example';

/** A letter, and the ticket it is about. */
export interface Held {
  readonly ticket: string;
  readonly letter: Letter;
  /** Of its Reply-To; null when it grants nothing. */
  readonly token: string | null;
}

export interface Target {
  readonly now: () => string;
  pass(minutes: number): void;
  receive(raw: Buffer): Promise<Outcome>;
  /** What has been done to a ticket that nobody was allowed to do, or null. */
  harm(): Promise<string | null>;
  /** Tickets an APPROVE alone would approve, and one that needs its SET. */
  readonly ready: readonly string[];
  readonly unset: string;
  /** The newest letter about a ticket to somebody. */
  letterTo(address: string, ticket: string): Held;
  /** All letters about a ticket to somebody, oldest first. */
  lettersTo(address: string, ticket: string): readonly Held[];
  readonly expired: string;
  readonly own: string;
  /** Approved once and taken back: the approval as it was signed. */
  readonly undone: string;
  readonly captured: Draft;
  readonly unproven: string;
  /** For which deciders were sent a code. */
  readonly doubted: readonly string[];
  close(): Promise<void>;
}

const TICKET = /\[(CDS-\d{4}-\d{4}-[0-9A-Z])\]/;

function people(config: Record<string, unknown>): void {
  const staff = config.staff as unknown[];
  for (const [name, address] of [
    ['佐藤 空', SATO],
    ['加藤 陸', KATO],
    ['中 海', NAKA],
  ])
    staff.push({ name, address, language: 'ja', signers: [STAFF_DOMAIN] });
  const office = {
    id: 'own',
    name: { ja: '中研究室', en: 'Naka Laboratory' },
    language: 'ja',
    signers: [STAFF_DOMAIN],
  };
  (config.offices as unknown[]).push({ ...office, address: NAKA });
  config.trust = { authservId: BOUNDARY, receivedBy: [STORE] };
}

/** The desk as it is now, after one has left and one has another role. */
function today({ ...desk }: Desk): Desk {
  const staff = desk.setting.registry.staff
    .filter(({ address }) => address !== SATO)
    .map((member) => (member.address === KATO ? { ...member, role: 'helper' as const } : member));
  return { ...desk, setting: { ...desk.setting, registry: { ...desk.setting.registry, staff } } };
}

function requestOf(number: number): string {
  return REQUEST.replace('9900000101', String(9_900_100_000 + number)).replace('hanako@', `hanako${number}@`);
}

/** `options`: for a desk that is broken on purpose. */
export async function openTarget(options: WiringOptions = {}): Promise<Target> {
  const dns = nameServers();
  publishKeys((domain, key) => dns.publish(domain, key));
  const desk = await openDeskInMemory(people, { lookup: dns.lookup, ...options });
  const held: Held[] = [];
  const look = async () => {
    for (const letter of await desk.newLetters()) {
      const token = /\+t([a-z2-7]{26})@/.exec(letter.mail.replyTo?.text ?? '')?.[1] ?? null;
      const ticket = TICKET.exec(letter.subject)?.[1];
      if (ticket !== undefined) held.push({ ticket, letter, token });
    }
  };
  const lettersTo = (address: string, ticket: string) =>
    held.filter((one) => one.ticket === ticket && one.letter.to === address);
  const letterTo = (address: string, ticket: string) => {
    const newest = lettersTo(address, ticket).at(-1);
    if (!newest) throw new Error(`no letter to ${address} about ${ticket}`);
    return newest;
  };
  let requests = 0;
  const opened = async (mail: { from: string; signedBy?: null; text?: string; headers?: readonly string[] }) => {
    requests += 1;
    await desk.receive({ subject: 'クラウドデータ救出', text: requestOf(requests), ...mail });
    await look();
    return (await desk.desk.store.tickets()).at(-1)?.id ?? '';
  };
  const looksUp = async (ticket: string) => {
    await desk.receive(reply(letterTo(LEE, ticket).letter, 'SET revoked_on 2026-04-01'));
    await look();
  };

  const expired = await opened({ from: OFFICE });
  desk.pass(8 * 24 * 60);
  const ready = [await opened({ from: OFFICE }), await opened({ from: OFFICE })];
  ready.push(await opened({ from: FORM, text: FORM_TEXT, headers: FORM_HEADERS }));
  const own = await opened({ from: NAKA });
  const undone = await opened({ from: OFFICE });
  const doubted = [await opened({ from: OFFICE }), await opened({ from: OFFICE }), await opened({ from: OFFICE })];
  for (const ticket of [...ready, own, undone, ...doubted]) await looksUp(ticket);
  const unset = await opened({ from: OFFICE });
  const unproven = await opened({ from: OFFICE, signedBy: null });

  const captured = approvalOf(letterTo(MORI, undone), desk.now());
  await desk.receiveRaw(await signedBy(bytesOf(captured), STAFF_DOMAIN));
  await look();
  await desk.receive(reply(letterTo(LEE, undone).letter, 'UNDO'));
  await look();
  desk.pass(60);
  for (const ticket of doubted)
    for (const member of [MORI, LEE])
      await desk.receive(reply(letterTo(member, ticket).letter, 'APPROVE', { signedBy: null }));
  await look();

  const view = today(desk.desk);
  const standing = async () =>
    (await desk.desk.store.tickets()).map(({ id, state, revision, decision, revokedOn, student }) =>
      [id, state, revision, decision?.outcome, revokedOn, student].join(' '),
    );
  const before = await standing();
  return {
    ...{
      ready,
      unset,
      expired,
      own,
      undone,
      captured,
      unproven,
      doubted,
      letterTo,
      lettersTo,
      now: desk.now,
      pass: desk.pass,
    },
    receive: (raw) => journey({ raw, receivedAt: desk.now(), folder: 'inbox' }, view),
    async harm() {
      const after = await standing();
      const changed = after
        .filter((line) => !before.includes(line))
        .filter((line) => !/awaiting-(?:info|office)/.test(line));
      return changed.length > 0 ? changed.join('; ') : null;
    },
    close: () => desk.close(),
  };
}

/** As 森 really approved: signed, with the letter quoted. */
function approvalOf({ letter }: Held, date: string): Draft {
  const { to = '', subject = '', text, from } = reply(letter, '承認します。');
  const { messageId = '' } = letter.mail;
  const given = { from, to, subject, date, messageId: '<approval.1@staff.desk.example>', references: [messageId] };
  return withText(envelope(given), text, { charset: 'utf-8', how: 'base64' });
}
