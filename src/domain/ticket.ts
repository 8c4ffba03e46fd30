/** The desk's file on one applicant's request. Only `advance()` changes it. */

import type { Application, Language, Route } from './application/application.ts';
import type { Related } from './application/related.ts';
import type { Reminded } from './limits/due.ts';
import type { ListedField } from './rules/account-record.ts';
import type { Instant, LocalDate } from './time.ts';

export type TicketState =
  | 'awaiting-information'
  | 'awaiting-office'
  | 'awaiting-decision'
  /** Approved and cooling off: any decider can still UNDO. */
  | 'approved'
  | 'awaiting-provision'
  | 'access-open'
  | 'access-closed'
  /** Rejected; cooling off until `decision.releasedAt` is set. */
  | 'rejected'
  /** The office said it never asked. */
  | 'denied'
  /** The applicant or the office took it back before anything was released. */
  | 'withdrawn'
  /** Staff wait with it: nothing is decided before RESUME. */
  | 'on-hold'
  /** What was asked for did not come in time. */
  | 'lapsed'
  /** Staff say that the mail was none of the desk's: people answer it. */
  | 'not-ours'
  /** Approved, but the data were gone. */
  | 'unavailable';

/** Every state, in the order of a life. */
export const TICKET_STATES = Object.keys({
  'awaiting-information': true,
  'awaiting-office': true,
  'awaiting-decision': true,
  approved: true,
  'awaiting-provision': true,
  'access-open': true,
  'access-closed': true,
  rejected: true,
  denied: true,
  withdrawn: true,
  'on-hold': true,
  lapsed: true,
  'not-ours': true,
  unavailable: true,
} satisfies Record<TicketState, true>) as readonly TicketState[];

/** Nothing more is waited for, from anybody; a rejection has ended once it has been released. */
const ENDED: readonly TicketState[] = ['access-closed', 'denied', 'withdrawn', 'lapsed', 'not-ours', 'unavailable'];

/** Whether the ticket's life is over; REOPEN may begin it again. */
export function hasEnded(ticket: Pick<Ticket, 'state' | 'decision'>): boolean {
  return ticket.state === 'rejected' ? isReleased(ticket) : ENDED.includes(ticket.state);
}

/** Ended without a decision. */
const CALLED_OFF: readonly TicketState[] = ['denied', 'withdrawn', 'lapsed', 'not-ours'];

export function isCalledOff(ticket: Pick<Ticket, 'state'>): boolean {
  return CALLED_OFF.includes(ticket.state);
}

/** Whether a decision has left the desk: from then on nothing can be taken back by mail. */
export function isReleased(ticket: Pick<Ticket, 'decision'>): boolean {
  return ticket.decision !== null && ticket.decision.releasedAt !== null;
}

/** What a rule says that two deciders together may overrule (design §4). */
export type Overruled = 'window-passed' | 'before-opening';

/** One decider's word about some of the ticket's services. It counts for the revision it was given on, and for no other. */
export interface Vote {
  readonly outcome: 'approved' | 'rejected';
  /** Ids of services; one empty id for a request that names none. */
  readonly services: readonly string[];
  /** Registry address of the decider. */
  readonly by: string;
  readonly at: Instant;
  readonly revision: number;
  /** What the decider has said should be overruled. */
  readonly overrules?: readonly Overruled[];
  /** The number of the other ticket that the same reply was about. */
  readonly together?: string;
  /** Of a rejection. */
  readonly reason: string | null;
  readonly words: string | null;
}

/** A vote that a decision rests on. */
export type Approval = Pick<Vote, 'by' | 'at' | 'revision' | 'services' | 'overrules'>;
export type Rejection = Pick<Vote, 'by' | 'at' | 'services' | 'reason' | 'words'>;

export interface Decision {
  /** `approved`: at least one service is granted. */
  readonly outcome: 'approved' | 'rejected';
  /** Those granted; of a rejection all. */
  readonly services: readonly string[];
  /** Registry address of the decider whose word completed it. */
  readonly by: string;
  readonly at: Instant;
  /** Everybody whose approval it rests on; absent: `by` alone. */
  readonly approvals?: readonly Approval[];
  /** Services turned down, where not all of them share the fate or the reason of the rest. */
  readonly rejections?: readonly Rejection[];
  /** What every approver has overruled; absent: nothing. */
  readonly overrules?: readonly Overruled[];
  /** The number of the other ticket that the completing word decided as well. */
  readonly together?: string;
  /** The revision the decider saw and decided on. */
  readonly revision: number;
  /** Where an approval goes, as the decider saw it; a release to any other address is refused (threat A20). */
  readonly contact: string | null;
  /** Reason word of a rejection (`reasons` of the procedure), and words for the applicant. */
  readonly reason: string | null;
  readonly words: string | null;
  /** Set once colleagues have been told; nothing is released before. */
  readonly releaseAt: Instant | null;
  readonly releasedAt: Instant | null;
}

export interface AccessWindow {
  readonly opensAt: Instant;
  readonly closesAt: Instant;
}

/** Something written about the ticket that is kept with it. */
export interface FileNote {
  /** `note`, `hold`: among staff. `question`, `answer`: from staff to the applicant. `reply`: what the applicant answered. */
  readonly purpose: 'note' | 'hold' | 'question' | 'answer' | 'reply';
  /** Registry address of the member; null for the applicant, who is named by role alone. */
  readonly by: string | null;
  readonly at: Instant;
  readonly text: string;
}

/** A question to the applicant that has not been answered yet. */
export interface OpenQuestion {
  readonly by: string;
  readonly at: Instant;
}

export interface Ticket {
  /** The ticket number, e.g. CDS-2026-0042-K. */
  readonly id: string;
  readonly route: Route;
  readonly state: TicketState;
  /** Rises only when the content to be approved, or eligibility, changes: it is what an approver saw. */
  readonly revision: number;
  readonly receivedAt: Instant;
  readonly application: Application;
  /** Registry id of the office whose request this is; null on the form route. */
  readonly officeId: string | null;
  /** Whether the office is proven: by its mail's origin, or by its CONFIRM. */
  readonly officeProven: boolean;
  /** Language(s) of letters to the applicant; both until the applicant shows which one. */
  readonly applicantLanguage: Language | 'both';
  /** Language of letters to the office about this ticket, once it has chosen one; else the registry's. */
  readonly officeLanguage?: Language;
  /** First day without access, looked up and set by staff. */
  readonly revokedOn: LocalDate | null;
  /** Whether the applicant was a student just before leaving; null: not looked up. */
  readonly student: boolean | null;
  /** Which of these two stand as the account directory has them; absent: neither. */
  readonly listed?: readonly ListedField[];
  /** Other tickets of the same account, as they were found when it became known whose this is. */
  readonly related?: readonly Related[];
  /** What deciders have said while not every service is decided; absent: nothing yet. */
  readonly votes?: readonly Vote[];
  readonly decision: Decision | null;
  readonly window: AccessWindow | null;
  /** Oldest first; absent while nothing was written. */
  readonly notes?: readonly FileNote[];
  /** Null, or absent, when none waits for its answer. */
  readonly question?: OpenQuestion | null;
  /** Registry address of the member who looks after it: reminders go there first. */
  readonly taker?: string;
  /** When it began to wait for what it waits for now; absent on tickets from before this was written down. */
  readonly waitingSince?: Instant;
  /** The time limits that have been kept, by the day they fell due on. */
  readonly reminded?: Reminded;
  /** When the applicant was told that the access has ended; staff close it from then on. */
  readonly endedAt?: Instant;
  /** It was ended by REVOKE. */
  readonly stopped?: true;
  /** A decider has said whether it is for deciders alone; absent: `isSensitive` tells. */
  readonly sensitive?: boolean;
  /** When its personal data was erased; from then on nothing happens to it. */
  readonly erasedAt?: Instant;
}

/** The ticket with `note` at the end of its file. */
export function withNote(ticket: Ticket, note: FileNote): Ticket {
  return { ...ticket, notes: [...(ticket.notes ?? []), note] };
}
