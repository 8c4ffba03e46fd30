/** A mail server reports on one of our letters: one that will never arrive is given up, and people are told. */
import { isDeliveryReport, saysFailed } from '../../mail/machine/delivery-report.ts';
import { kind, type LostLetter, NOTHING, type Reading } from '../kind.ts';
import type { Reported, ReportedLetter } from '../knowledge.ts';

/** Of these nobody is told: two broken mailboxes would tell each other about their letters for ever. */
const NOT_TOLD = ['alert', 'undeliverable'];

export const deliveryReport = kind<NonNullable<Reported>>({
  name: 'delivery-report',
  readsMachines: true,
  /** Reports on mails that people sent from the shared mailbox bear nothing of ours, and stay theirs. */
  claims: (mail, { correspondence }) => (isDeliveryReport(mail) ? correspondence.reported : null),
  read: (reported, mail) => {
    // Anybody can write a report; the key in the envelope and the Message-ID only we can make (threat O07).
    if (reported === 'unknown') return ignored('report.unknown', 'leave');
    // A delay, a relay, or a success is nothing to act on.
    if (!saysFailed(mail)) return ignored('report.not-final', 'done');
    if (!reported.isOut) return ignored('report.again', 'done');
    const lost = lostLetter(reported, mail.report?.diagnosis ?? mail.subject);
    return { verdict: 'accepted', reason: null, filing: 'done', asks: [{ lost }], notices: noticesOf(lost) };
  },
});

function ignored(reason: string, filing: Reading['filing']): Reading {
  return { ...NOTHING, verdict: 'ignored', reason, filing };
}

function lostLetter({ outboxId, template, role, recipient, ticketId }: ReportedLetter, reason: string): LostLetter {
  return { outboxId, template, role, recipient, ticketId, reason };
}

/** What is to be said of a lost letter, whether a report or our own mail server told of it. */
export function noticesOf(lost: LostLetter): Reading['notices'] {
  return NOT_TOLD.includes(lost.template) ? [] : [{ type: 'undeliverable', lost, ticketId: lost.ticketId }];
}
