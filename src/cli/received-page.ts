/** What `receive` shows a person: each mail, what was understood, and the letters that would leave. */
import type { FieldSource } from '../kinds/application/values/settled-field.ts';
import type { Received, ReceivedLetter, ReceivedMail } from './received.ts';
import type { TicketJson } from './ticket-json.ts';

/** By ticket number: from which lines of the mail its fields were read. */
export type SourcesByTicket = ReadonlyMap<string, readonly FieldSource[]>;

const NOT_GIVEN = '—';
const LONGEST_LINE = 160;

/** Somebody's words on our terminal: one line, without what would steer it. */
function oneLine(text: string): string {
  return text.replace(/\p{C}/gu, ' ').trim();
}

function shortened(text: string): string {
  const plain = oneLine(text);
  return plain.length > LONGEST_LINE ? `${plain.slice(0, LONGEST_LINE)}…` : plain;
}

/** Where a field was read, as written, and why it could not be used. */
function sourceLines(field: string, sources: readonly FieldSource[]): string[] {
  return sources
    .filter((source) => source.field === field)
    .map(({ line, forwarded, written, problem }) => {
      const place = forwarded ? `line ${line} of the forwarded part` : `line ${line}`;
      return `      ${place}: ${shortened(written)}${problem ? `   ✗ ${problem}` : ''}`;
    });
}

function mailLines(mail: ReceivedMail): string[] {
  const kind = mail.kind ?? 'unreadable';
  const reason = mail.reason === null ? '' : ` (${mail.reason})`;
  const tickets = mail.tickets.length === 0 ? '' : ` → ${mail.tickets.join(', ')}`;
  return [`✉ ${mail.file}`, `  ${mail.verdict}${reason} · ${kind} · origin ${mail.evidence}${tickets}`];
}

function ticketLines(ticket: TicketJson, sources: readonly FieldSource[]): string[] {
  const { applicant, attestation } = ticket;
  const identity = attestation ? Object.values(attestation).filter(Boolean).join(', ') : '';
  const rows: [string, string | null][] = [
    ...Object.entries(applicant),
    ['services', ticket.services.join(', ') || null],
    ['reason', ticket.reason],
    ['identityAttested', ticket.identityAttested ? `verified${identity ? ` (${identity})` : ''}` : null],
  ];
  const further = new Set(sources.map(({ field }) => field));
  for (const [name] of rows) further.delete(name);
  for (const name of further) rows.push([name, sources.find(({ field }) => field === name)?.value ?? null]);
  const asked = rows.filter(
    ([name, value]) => value !== null || ticket.missing.includes(name) || sources.some(({ field }) => field === name),
  );
  return [
    `▣ ${ticket.id}  ${ticket.state}  (${ticket.route} route, ${ticket.language})`,
    ...asked.flatMap(([name, value]) => [
      row(name, value === null ? NOT_GIVEN : oneLine(value)),
      ...sourceLines(name, sources),
    ]),
    ...(ticket.missing.length > 0 ? [row('missing', ticket.missing.join(', '))] : []),
    ...(ticket.warnings.length > 0 ? [row('look at', ticket.warnings.join(', '))] : []),
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

function row(name: string, value: string): string {
  return `  ${name.padEnd(17)} ${value}`;
}

/** A page for a terminal; nothing in it has been sent or kept. */
export function pageOf(received: Received, sources: SourcesByTicket = new Map()): string {
  return [
    ...section('Mails', received.mails.map(mailLines)),
    ...section(
      'Tickets',
      received.tickets.map((ticket) => ticketLines(ticket, sources.get(ticket.id) ?? [])),
    ),
    ...section('Letters that would leave', received.letters.map(letterLines)),
  ].join('\n');
}
