/** What `receive` shows a person: each mail, what was understood, and the letters that would leave. */
import type { Received, ReceivedLetter, ReceivedMail } from './received.ts';
import type { TicketJson } from './ticket-json.ts';

const NOT_GIVEN = '—';

function mailLines(mail: ReceivedMail): string[] {
  const kind = mail.kind ?? 'unreadable';
  const reason = mail.reason === null ? '' : ` (${mail.reason})`;
  return [`✉ ${mail.file}`, `  ${mail.verdict}${reason} · ${kind} · origin ${mail.evidence}`];
}

function ticketLines(ticket: TicketJson): string[] {
  const { applicant, attestation } = ticket;
  const identity = attestation ? Object.values(attestation).filter(Boolean).join(', ') : '';
  const rows: [string, string | null][] = [
    ...Object.entries(applicant),
    ['services', ticket.services.join(', ') || null],
    ['reason', ticket.reason],
    ['identity', ticket.identityAttested ? `verified${identity ? ` (${identity})` : ''}` : null],
  ];
  return [
    `▣ ${ticket.id}  ${ticket.state}  (${ticket.route} route, ${ticket.language})`,
    ...rows.map(([name, value]) => `  ${name.padEnd(10)} ${value ?? NOT_GIVEN}`),
    ...(ticket.missing.length > 0 ? [`  missing    ${ticket.missing.join(', ')}`] : []),
    ...(ticket.warnings.length > 0 ? [`  look at    ${ticket.warnings.join(', ')}`] : []),
  ];
}

function letterLines(letter: ReceivedLetter): string[] {
  const body = letter.text.split('\n').map((line) => `  │ ${line}`.trimEnd());
  return [`→ ${letter.template} (${letter.language}) to ${letter.to}`, `  ${letter.subject}`, ...body];
}

function section(title: string, blocks: readonly string[][]): string[] {
  if (blocks.length === 0) return [`${title}: none`, ''];
  return [title, '', ...blocks.flatMap((block) => [...block, ''])];
}

/** A page for a terminal; nothing in it has been sent or kept. */
export function pageOf(received: Received): string {
  return [
    ...section('Mails', received.mails.map(mailLines)),
    ...section('Tickets', received.tickets.map(ticketLines)),
    ...section('Letters that would leave', received.letters.map(letterLines)),
  ].join('\n');
}
