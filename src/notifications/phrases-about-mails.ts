/** Words about a mail, or about what it asked: refusals, misreadings, alerts, and what was not understood; with the details each sentence may use. */
import type { RefusalWord } from '../domain/refusals.ts';
import type { AlertWord } from '../kinds/kind.ts';
import type { MisreadWord } from '../kinds/misread-words.ts';
import type { MisreadingWord } from '../mail/incoming-mail.ts';

type Details = readonly string[];

const NONE: Details = [];

/** Why something may not be done, and what to do instead. */
export const refusals = {
  'field-missing': ['fields'],
  'revocation-unknown': NONE,
  'before-revocation': ['revokedOn'],
  'window-passed': ['days', 'lastDay'],
  'entitlement-used': ['services'],
  'not-student': NONE,
  'outdated-revision': NONE,
  overtaken: NONE,
  'already-decided': ['by', 'at', 'approved'],
  'services-decided': ['services', 'asked'],
  'same-approver': ['at'],
  'note-missing': NONE,
  'no-second-decider': NONE,
  'approvals-missing': NONE,
  'not-decided': NONE,
  'already-released': ['at'],
  'before-opening': ['opensOn', 'received'],
  'not-a-decider': NONE,
  'deciders-only': NONE,
  'own-application': NONE,
  'second-round': NONE,
  'no-pair': NONE,
  'pair-unproven': NONE,
  'origin-contradicted': NONE,
  'token-missing': NONE,
  'services-differ': ['asked'],
  'nothing-to-provide': NONE,
  'office-pending': NONE,
  'not-awaiting-office': NONE,
  'contact-changed': NONE,
  'content-corrected': NONE,
  'contact-unconfirmed': NONE,
  'contact-is-staff': NONE,
  'contact-corrected': NONE,
  'not-yours-to-give': ['fields'],
  closed: NONE,
  'on-hold': NONE,
  'not-on-hold': NONE,
  'contact-missing': NONE,
  'window-open': ['closesAt'],
  'access-not-open': NONE,
  'not-reopenable': NONE,
} satisfies Record<RefusalWord, Details>;

/** Why a mail could not be read. */
export const misreadings = {
  'hdr.syntax': NONE,
  'hdr.dup': NONE,
  'hdr.size': NONE,
  'from.missing': NONE,
  'from.syntax': NONE,
  'mime.syntax': NONE,
  'mime.parts': NONE,
  'mime.depth': NONE,
  'mail.size': NONE,
  'parser.disagrees': NONE,
  'parser.failed': NONE,
  'parse.time': NONE,
  'parse.memory': NONE,
  'parse.crashed': NONE,
  'fetch.failed': NONE,
  'journey.failed': NONE,
} satisfies Record<MisreadingWord, Details>;

/** What staff should know: what happened, what it means for the mail, and what to do. */
export const alerts = {
  'form-unproven': NONE,
  'form-unreadable': NONE,
  'unknown-request': NONE,
  'unverified-reply': NONE,
  'several-applicants': NONE,
  'office-unknown': NONE,
  quarantined: NONE,
  'letters-held': NONE,
  'acknowledgements-late': NONE,
  'login-refused': NONE,
  'many-strangers': NONE,
  'tokens-guessed': NONE,
  'codes-missed': NONE,
  'in-junk': NONE,
  'nobody-left': NONE,
} satisfies Record<AlertWord, Details>;

/** The same in a few words, for the subject. */
export const alertTitles = { ...alerts };

/** Why a reply was not understood. */
export const help = {
  'no-plain-text': NONE,
  'no-command': NONE,
  'too-long': NONE,
  'not-understood': NONE,
  contradiction: NONE,
  'after-approve': NONE,
  'approve-unclear': NONE,
  'reason-missing': NONE,
  'reason-unknown': NONE,
  'reason-ambiguous': NONE,
  'words-missing': NONE,
  'words-unfit': NONE,
  'text-missing': NONE,
  'text-misplaced': NONE,
  'field-unknown': NONE,
  'field-of-others': NONE,
  'date-invalid': NONE,
  'value-invalid': NONE,
  'days-invalid': NONE,
  'confirm-unclear': NONE,
  'token-missing': NONE,
  'code-missing': NONE,
  'code-wrong': NONE,
} satisfies Record<MisreadWord, Details>;
