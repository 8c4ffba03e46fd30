/** The kinds of mail, in the order in which they may claim one; the last takes everything. */
import type { IncomingMail } from '../mail/incoming-mail.ts';
import { applicantReply } from './applicant-reply/applicant-reply.ts';
import { deliveryReport } from './delivery-report/delivery-report.ts';
import { formSubmission } from './form-submission/form-submission.ts';
import type { Kind } from './kind.ts';
import type { Knowledge } from './knowledge.ts';
import { notOurs } from './not-ours/not-ours.ts';
import { officeReply } from './office-reply/office-reply.ts';
import { ownMail } from './own-mail/own-mail.ts';
import { proxyRequest } from './proxy-request/proxy-request.ts';
import { rehearsal } from './rehearsal/rehearsal.ts';
import { staffReply } from './staff-reply/staff-reply.ts';
import { unknownRequest } from './unknown-request/unknown-request.ts';
import { unverifiedReply } from './unverified-reply/unverified-reply.ts';

export const KINDS: readonly Kind[] = [
  ownMail,
  deliveryReport,
  rehearsal,
  staffReply,
  officeReply,
  applicantReply,
  unverifiedReply,
  formSubmission,
  proxyRequest,
  unknownRequest,
  notOurs,
];

export interface Routed {
  readonly kind: Kind;
  readonly claim: unknown;
}

/** The first kind that claims `mail`, with its claim. */
export function whichKind(mail: IncomingMail, known: Knowledge): Routed {
  for (const kind of KINDS) {
    const claim = kind.claims(mail, known);
    if (claim !== null) return { kind, claim };
  }
  return { kind: notOurs, claim: true };
}
