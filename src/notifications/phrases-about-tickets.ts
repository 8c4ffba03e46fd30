/** Words about a ticket: what was checked, what to look at, what is missing, where it stands; with the details each sentence may use. */

import type { Relation } from '../domain/application/related.ts';
import type { NextStep } from '../domain/limits/urgency.ts';
import type { Overruled } from '../domain/ticket.ts';
import type { CheckWord } from './checks.ts';
import type { UnusableWord } from './missing.ts';
import type { RemarkWord } from './remarks.ts';
import type { ProofWord } from './shown-application.ts';
import type { ApplicantState, OfficeState, StaffState } from './standing.ts';
import type { WarningWord } from './warnings.ts';

type Details = readonly string[];

const NONE: Details = [];
const DATES: Details = ['forHelper', 'revokedOn', 'days', 'limit', 'lastDay', 'received', 'left', 'listed'];
const DECISION: Details = ['by', 'at', 'approved', 'releaseAt', 'opensAt', 'closesAt'];
const STEP: Details = ['by', 'late'];
const WINDOW: Details = ['opensAt', 'closesAt'];

export const warnings = {
  'account-malformed': NONE,
  'student-number-unusual': NONE,
  'not-student': NONE,
  'reason-only-forgot': NONE,
  'service-ambiguous': NONE,
  'contact-unreachable': NONE,
  'contact-is-office': NONE,
  'contact-typo': NONE,
  'contact-no-mail': NONE,
  'identity-document': NONE,
  forwarded: NONE,
  'window-boundary': NONE,
  'window-passed': NONE,
  duplicate: NONE,
  pair: NONE,
  'entitlement-used': NONE,
  'faculty-differs': NONE,
  other: ['machine'],
} satisfies Record<WarningWord, Details>;

export const unusable = {
  'not-given': NONE,
  'not-usable': NONE,
  'given-twice': ['choices', 'count'],
  denied: NONE,
  'account-malformed': ['offered'],
  'service-ambiguous': NONE,
  'out-of-scope': NONE,
  'contact-malformed': NONE,
  'contact-unreachable': NONE,
  'contact-is-office': NONE,
  'contact-no-mail': NONE,
  'contact-typo': NONE,
} satisfies Record<UnusableWord, Details>;

/** What the sender of a request should know about it. */
export const remarks = {
  'identity-document': ['documentDays'],
  'contact-typo': NONE,
  'reason-only-forgot': NONE,
  forwarded: NONE,
} satisfies Record<RemarkWord, Details>;

export const checks = {
  complete: NONE,
  incomplete: NONE,
  'revocation-unknown': DATES,
  'too-early': DATES,
  'in-time': DATES,
  'near-limit': DATES,
  late: DATES,
  student: ['listed'],
  'not-student': ['listed'],
  'student-unknown': ['forHelper'],
  'before-opening': ['opensOn', 'received'],
  deadline: ['day'],
  'week-late': ['lastDay'],
  sensitive: NONE,
} satisfies Record<CheckWord, Details>;

export const proofs = {
  form: ['domain'],
  'form-signed': ['domain'],
  'form-boundary': ['domain'],
  office: ['domain'],
  'office-signed': ['domain'],
  'office-boundary': ['domain'],
  'office-pending': ['domain'],
} satisfies Record<ProofWord, Details>;

export const staffStates = {
  'awaiting-information': NONE,
  'awaiting-office': NONE,
  'awaiting-decision': NONE,
  'approval-cooling': DECISION,
  'rejection-cooling': DECISION,
  'awaiting-provision': DECISION,
  'access-open': DECISION,
  'access-closed': DECISION,
  rejected: DECISION,
  denied: NONE,
  withdrawn: NONE,
  'question-open': NONE,
  'on-hold': NONE,
  lapsed: NONE,
  'not-ours': NONE,
  unavailable: NONE,
  'access-ended': DECISION,
  'access-stopped': DECISION,
} satisfies Record<StaffState, Details>;

export const officeStates = {
  'awaiting-information': NONE,
  'awaiting-office': NONE,
  'awaiting-decision': NONE,
  concluded: NONE,
  denied: NONE,
  withdrawn: NONE,
  lapsed: NONE,
  'not-ours': NONE,
} satisfies Record<OfficeState, Details>;

export const applicantStates = {
  'awaiting-information': NONE,
  'awaiting-office': NONE,
  'awaiting-decision': NONE,
  'awaiting-provision': NONE,
  'access-open': WINDOW,
  'access-closed': WINDOW,
  rejected: NONE,
  denied: NONE,
  withdrawn: NONE,
  'question-open': NONE,
  lapsed: NONE,
  'not-ours': NONE,
  unavailable: NONE,
  'access-stopped': NONE,
} satisfies Record<ApplicantState, Details>;

/** Sentences above a review that say why it comes, or comes again. */
export const notes = {
  'revoked-on-set': ['by', 'on', 'yes'],
  'student-set': ['by', 'on', 'yes'],
  'approval-undone': ['by'],
  'rejection-undone': ['by'],
  'release-refused': NONE,
  'content-changed': ['byOffice', 'fields'],
  'content-set': ['by', 'fields'],
  resumed: ['by'],
  reopened: ['by'],
  'votes-void': ['names'],
  undecided: ['since'],
  'still-on-hold': ['since'],
  fresh: NONE,
} satisfies Record<string, Details>;

/** Rules that two deciders have overruled. */
export const overruled = { 'window-passed': NONE, 'before-opening': NONE } satisfies Record<Overruled, Details>;

/** What has become of another ticket, in a few words: they ask for nothing, for an answer would be about this one. */
export const outcomes = { ...staffStates } satisfies Record<StaffState, Details>;

/** Other tickets of the same person, as a decider sees them. */
export const related = {
  duplicate: ['ticket', 'sameContact'],
  pair: ['ticket', 'sameContact'],
  used: ['ticket'],
  refused: ['ticket', 'sameContact'],
} satisfies Record<Relation, Details>;

/** What is to be done next about an open ticket, in a list. */
export const steps = {
  close: STEP,
  provide: STEP,
  decide: STEP,
  resume: STEP,
  release: STEP,
  'await-answer': STEP,
  'await-information': STEP,
  'await-office': STEP,
  'await-end': STEP,
} satisfies Record<NextStep, Details>;

/** What a check's mark is called. */
export const marks = { fine: NONE, look: NONE, stop: NONE };
