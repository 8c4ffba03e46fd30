/** A mail about a ticket that does not prove to come from whom we wrote to: nothing changes, and staff are told. */
import { sameAddress, staffAt } from '../../domain/rules/registry.ts';
import type { IncomingMail } from '../../mail/incoming-mail.ts';
import { emailFormOf } from '../application/forms/email-form.ts';
import { kind, type Notice, type Reading } from '../kind.ts';
import type { Knowledge } from '../knowledge.ts';

/** Why it is not taken as the reply it looks like. */
type Doubt = 'unverified' | 'from.other' | 'token.used' | 'token.unknown';

interface DoubtfulReply {
  readonly doubt: Doubt;
  /** The ticket it is about, where one is known. */
  readonly ticketId: string | null;
}

export const unverifiedReply = kind<DoubtfulReply>({
  name: 'unverified-reply',
  readsMachines: false,
  claims: (mail, known) => {
    const doubt = doubtAbout(mail, known);
    const { answered, tickets } = known.correspondence;
    return doubt && { doubt, ticketId: answered?.ticketId ?? [...tickets.keys()][0] ?? null };
  },
  /** The mail stays in the inbox, where people read it; its From is never answered. */
  read: ({ doubt, ticketId }, mail, { registry }): Reading => {
    const alert: Notice = { type: 'alert', word: 'unverified-reply', ticketId };
    const member = staffAt(registry, mail.from);
    const again: Notice[] =
      member && ticketId !== null
        ? [{ type: 'fresh-review', to: { role: 'staff', address: member.address }, ticketId, unverified: true }]
        : [];
    return { verdict: 'ignored', reason: doubt, filing: 'leave', asks: [], notices: [alert, ...again] };
  },
});

function doubtAbout(mail: IncomingMail, known: Knowledge): Doubt | null {
  const { correspondence, registry, desk } = known;
  const { answered, tickets, unknownTokens } = correspondence;
  if (answered && !sameAddress(answered.recipient, mail.from)) return 'from.other';
  if (answered) return answered.by === 'spent' ? 'token.used' : 'unverified';
  if (unknownTokens > 0) return 'token.unknown';
  // Through a form for questions people answer our letters too. It proves nothing, and staff are told.
  const throughForm = emailFormOf(mail, known) !== null;
  const typed = throughForm ? `${mail.subject}\n${mail.text}` : mail.subject;
  // Any other form answers nobody: a number typed into it belongs to an application, which must not be lost.
  if (!throughForm && registry.forms.some((form) => sameAddress(form.from, mail.from))) return null;
  return tickets.size > 0 || bearsANumber(typed, desk.ticketPrefix) ? 'unverified' : null;
}

/** Whether a subject bears something like a ticket number of ours, even one with a wrong check character or of a lost ticket. */
function bearsANumber(subject: string, prefix: string): boolean {
  const text = subject.normalize('NFKC').toUpperCase();
  const start = `${prefix.toUpperCase()}-`;
  return text
    .split(start)
    .slice(1)
    .some((rest) => /^\d{4}-\d/.test(rest));
}
