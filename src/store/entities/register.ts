/** Every table the desk has. */
import { ABSENCE } from './absence.ts';
import { AUDIT, AUDIT_HEAD } from './audit.ts';
import type { BytesType } from './columns.ts';
import { ENTITLEMENT } from './entitlement.ts';
import { GUESS } from './guess.ts';
import { HAND_BACK } from './hand-back.ts';
import { HARD_MAIL } from './hard-mail.ts';
import { LEASE } from './lease.ts';
import { MAIL, MAIL_TICKET, PLACEMENT } from './mail.ts';
import { MARK, TICKET_NUMBER } from './mark.ts';
import { ORIGIN } from './origin.ts';
import { outboxSchema, TOKEN } from './outbox.ts';
import { SECOND_ROUND } from './second-round.ts';
import { TICKET, TICKET_EVENT } from './ticket.ts';

export const entitiesWith = (bytes: BytesType) => [
  ABSENCE,
  AUDIT,
  AUDIT_HEAD,
  ENTITLEMENT,
  GUESS,
  HAND_BACK,
  HARD_MAIL,
  LEASE,
  MAIL,
  MAIL_TICKET,
  MARK,
  ORIGIN,
  outboxSchema(bytes),
  PLACEMENT,
  SECOND_ROUND,
  TICKET,
  TICKET_EVENT,
  TICKET_NUMBER,
  TOKEN,
];
