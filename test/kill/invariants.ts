/** INV (threats §2): what must hold over database, mailbox and everything the relay accepted, however often the desk was killed. */
import { createHash } from 'node:crypto';
import type { Findings } from './findings.ts';
import { lettersSaidAgain, wasForgotten } from './forgotten.ts';
import { messageIdOf } from './repeats.ts';

/** What is wrong, as a machine word with what it is about. */
export interface Breach {
  readonly what: 'lost' | 'duplicate' | 'unequal' | 'unsent' | 'unaudited' | 'foreign';
  readonly about: string;
}

export interface Verdict {
  readonly breaches: readonly Breach[];
  readonly letters: number;
  /** Copies that the relay accepted beyond the first of each letter. */
  readonly repeats: number;
}

/** Empty when everything holds. */
export function judge(findings: Findings): Verdict {
  const copies = copiesOf(findings);
  const breaches = [
    ...applications(findings),
    ...acknowledgements(findings, copies),
    ...sentLetters(findings, copies),
    ...mailbox(findings),
    ...history(findings),
    ...decisions(findings),
    ...lettersSaidAgain({ ...findings, acknowledged: findings.expected.acknowledged }).map(
      (about): Breach => ({ what: 'duplicate', about }),
    ),
  ];
  return { breaches, letters: copies.size, repeats: findings.accepted.length - copies.size };
}

type Accepted = Findings['accepted'][number];
/** The copies of each letter; `forgotten`: accepted between a backup and its restore. */
type Copies = ReadonlyMap<string, readonly (Accepted & { readonly forgotten: boolean })[]>;

function copiesOf({ accepted, lost }: Findings): Copies {
  const copies = new Map<string, Copies extends ReadonlyMap<string, infer Many> ? Many : never>();
  for (const [index, mail] of accepted.entries()) {
    const id = messageIdOf(mail.raw);
    copies.set(id, [...(copies.get(id) ?? []), { ...mail, forgotten: wasForgotten(index, lost) }]);
  }
  return copies;
}

/** Compares how often each of `wanted` is there. */
function unlike(wanted: readonly string[], found: readonly string[], about: string): Breach[] {
  const count = (all: readonly string[], one: string) => all.filter((other) => other === one).length;
  const [wantedSet, foundSet] = [new Set(wanted), new Set(found)];
  const breaches: Breach[] = [];
  for (const one of wantedSet) {
    const [want, have] = [count(wanted, one), count(found, one)];
    if (have < want) breaches.push({ what: 'lost', about: `${about} ${one}: ${have} of ${want}` });
    if (have > want) breaches.push({ what: 'duplicate', about: `${about} ${one}: ${have} of ${want}` });
  }
  for (const one of foundSet) if (!wantedSet.has(one)) breaches.push({ what: 'foreign', about: `${about} ${one}` });
  return breaches;
}

/** Every valid application is exactly one ticket. */
function applications({ expected, tickets }: Findings): Breach[] {
  return unlike(
    expected.accounts,
    tickets.map(({ account }) => account),
    'application of',
  );
}

/** Every ticket has exactly one acknowledgement, and the relay has accepted it, or refused it for good. */
function acknowledgements({ tickets, letters, refused }: Findings, copies: Copies): Breach[] {
  const all = letters.filter(({ template }) => template === 'acknowledgement');
  const accepted = all.filter(({ messageId, state }) => copies.has(messageId) || isRefused(messageId, state, refused));
  const wanted = tickets.map(({ id }) => id);
  return [
    ...unlike(
      wanted,
      all.map(({ ticket }) => ticket ?? '(none)'),
      'acknowledgement of',
    ),
    ...unlike(
      wanted,
      accepted.map(({ ticket }) => ticket ?? '(none)'),
      'accepted acknowledgement of',
    ),
  ];
}

/**
 * Every letter has left; all copies of one have the same bytes and one recipient, and are what was stored. What was accepted
 * between a backup and its restore need not be known any more, or may have been written anew.
 */
function sentLetters({ letters, expected, refused }: Findings, copies: Copies): Breach[] {
  const stored = new Map(letters.map((letter) => [letter.messageId, letter]));
  const breaches: Breach[] = [];
  for (const [messageId, mails] of copies) {
    const letter = stored.get(messageId);
    const known = mails.filter(({ forgotten }) => !forgotten);
    if (!letter && known.length > 0) breaches.push({ what: 'foreign', about: `letter ${messageId}` });
    const differs =
      known.some(({ raw }) => createHash('sha256').update(raw).digest('hex') !== letter?.sha256) ||
      mails.some(({ envelope }) => JSON.stringify(envelope) !== JSON.stringify(mails[0]?.envelope));
    if (differs) breaches.push({ what: 'unequal', about: `copies of ${messageId}` });
  }
  for (const { messageId, template, state } of letters) {
    const isBounced = state === 'undeliverable' && expected.bounced.has(messageId);
    const isLost = isBounced || isRefused(messageId, state, refused);
    if (state === 'cancelled' || isLost) continue;
    if (state !== 'accepted') breaches.push({ what: 'unsent', about: `${template} ${messageId} is ${state}` });
    else if (!copies.has(messageId)) breaches.push({ what: 'lost', about: `${template} ${messageId}` });
  }
  return breaches;
}

function isRefused(messageId: string, state: string, refused: ReadonlySet<string>): boolean {
  return state === 'undeliverable' && refused.has(messageId);
}

/** Every mail is where it belongs, once; what answers a letter that a restore has made unknown may be left to people. */
function mailbox({ expected, folders, letters, lost }: Findings): Breach[] {
  const known = new Set(letters.map(({ messageId }) => messageId));
  const answersNothing = (mark: string) => expected.answers.has(mark) && !known.has(expected.answers.get(mark) ?? '');
  const left = lost.length === 0 ? [] : folders.inbox.filter(answersNothing);
  const filed = expected.forTheDesk.filter((mark) => !left.includes(mark));
  return [
    ...unlike([...expected.forPeople, ...left], folders.inbox, 'mail in the inbox'),
    ...unlike(filed, folders.done, 'mail in the done folder'),
    ...unlike([], folders.quarantine, 'mail in quarantine'),
  ];
}

/** No event is without its audit row, no audit row without its event, and the chain holds. */
function history({ events, audit, brokenAudit }: Findings): Breach[] {
  const name = (ticket: string | null, number: number | null, type: string) => `${ticket} ${number} ${type}`;
  const unequal = unlike(
    events.map(({ ticket, seq, type }) => name(ticket, seq, type)),
    audit.filter(({ event }) => event !== null).map(({ ticket, event, word }) => name(ticket, event, word)),
    'audit row of',
  );
  const broken: Breach[] = brokenAudit === null ? [] : [{ what: 'unaudited', about: `the chain from ${brokenAudit}` }];
  return [...unequal.map(({ about }): Breach => ({ what: 'unaudited', about })), ...broken];
}

/** What was approved was recorded, released and told exactly once, and nothing else was; but not on a ticket that a restore has made unknown. */
function decisions({ expected, events, letters, tickets, lost }: Findings): Breach[] {
  const known = new Set(tickets.map(({ id }) => id));
  const approved = [...expected.approved].filter((ticket) => lost.length === 0 || known.has(ticket));
  const ofType = (type: string) => events.filter((event) => event.type === type).map(({ ticket }) => ticket);
  const told = letters.filter(({ template }) => template === 'approved').map(({ ticket }) => ticket ?? '(none)');
  return [
    ...unlike(approved, ofType('approval-recorded'), 'approval of'),
    ...unlike(approved, ofType('approval-released'), 'release of'),
    ...unlike(approved, told, 'letter "approved" of'),
  ];
}
