/** What each letter counts as before the caps: by why it is owed, not by what it says. */
import { officeAt, type Registry, staffAt } from '../../domain/rules/registry.ts';
import type { Ticket } from '../../domain/ticket.ts';
import type { AlertWord, Notice } from '../../kinds/kind.ts';
import type { Letter } from '../../notifications/letter.ts';

export const COUNTS = [
  /** What was decided, and what follows from it. */
  'decision',
  /** The first acknowledgement of an application that is proven. */
  'acknowledgement',
  /** The question to an office whether a request in its name is its own. */
  'confirmation',
  /** The answer to a mail: it tempts a machine to answer in turn. */
  'answer',
  /** The code asked for because of a mail that does not prove its sender. */
  'second-round',
  /** A review sent again because of a mail that only claims to be a member's. */
  'fresh-review',
  /** Staff hear of a mail that strangers can write as often as they like. */
  'stranger-alert',
  /** Staff hear that they do not hear of each any more, that letters are held, or that applicants wait in vain. */
  'many-strangers',
  'letters-held',
  'acknowledgements-late',
  'login-refused',
  'confirm-digest',
  'other',
] as const;
export type CountName = (typeof COUNTS)[number];

const DECISIONS = [
  'approved',
  'rejected',
  'access-ready',
  'recorded',
  'second-approver',
  'revoked',
  'unavailable',
  'access-closed',
  'close-access',
  'access-reminder',
];

const SUMMED_UP = ['letters-held', 'many-strangers', 'acknowledgements-late', 'login-refused'] as const;

const STRANGERS: readonly AlertWord[] = [
  'unknown-request',
  'unverified-reply',
  'quarantined',
  'form-unproven',
  'form-unreadable',
  'several-applicants',
  'office-unknown',
  'in-junk',
];

function ofNotice(notice: Notice): CountName {
  switch (notice.type) {
    case 'alert':
      if (SUMMED_UP.some((word) => word === notice.word)) return notice.word as (typeof SUMMED_UP)[number];
      return STRANGERS.includes(notice.word) ? 'stranger-alert' : 'other';
    case 'misreading':
      return 'stranger-alert';
    case 'fresh-review':
      return notice.unverified ? 'fresh-review' : 'answer';
    case 'second-round':
      return 'second-round';
    case 'one-mail-each':
      // Anybody can write such a mail in an office's name.
      return 'confirmation';
    case 'rehearsal':
    case 'words':
    case 'undeliverable':
      return 'other';
    default:
      return 'answer';
  }
}

/** What `letter` counts as; `notice` is given when it is owed for one, `ticket` when it is about one. */
export function countOf(letter: Letter, notice: Notice | null, ticket: Ticket | null): CountName {
  if (DECISIONS.includes(letter.template)) return 'decision';
  if (notice) return ofNotice(notice);
  if (letter.template === 'acknowledgement' && ticket && isProvenRequest(ticket)) return 'acknowledgement';
  if (letter.template === 'confirm-digest') return 'confirm-digest';
  // Also what an unproven request lacks is asked of the office in whose name it came.
  return letter.role === 'office' && ticket && !ticket.officeProven ? 'confirmation' : 'other';
}

function isProvenRequest({ route, officeProven }: Ticket): boolean {
  return route === 'form' || officeProven;
}

/** Whether the operator has put this address into the registry. */
export function isRegistered(address: string, registry: Registry): boolean {
  return staffAt(registry, address) !== null || officeAt(registry, address) !== null;
}
