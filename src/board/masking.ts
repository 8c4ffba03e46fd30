/** What the board tells of people: what a helper's letter tells (the end of the account, roles, nothing that was written), or all with `board.showNames`. */
import { ACCOUNT, fieldValue } from '../domain/application/application.ts';
import { isSensitive } from '../domain/application/sensitive.ts';
import { officeAt, type Registry, staffAt } from '../domain/rules/registry.ts';
import type { Ticket } from '../domain/ticket.ts';
import { masked, plainLine, plainText } from '../notifications/plain-line.ts';
import type { ListedLetter } from '../store/store.ts';
import type { PageContext } from './page-context.ts';

/** The field that holds the applicant's name in every procedure we know; a procedure without it is shown by account alone. */
const NAME = 'name';

/** By what staff tell two applications apart; empty when the account is not known. The board does not know who looks at it. */
export function applicantOf(ticket: Ticket, { showNames, setting, words }: PageContext): string {
  if (isSensitive(ticket, setting)) return words.sensitive.who;
  const { application } = ticket;
  const account = fieldValue(application, ACCOUNT);
  if (!showNames) return account === null ? '' : masked(account);
  return [fieldValue(application, NAME), account]
    .filter((value) => value !== null)
    .map(plainLine)
    .join(' ');
}

/** What a field of the application shows. */
export function fieldShown(id: string, value: string | null, { showNames, words }: PageContext): string {
  if (value === null) return words.ticket.fieldMissing;
  if (showNames) return plainText(value);
  return id === ACCOUNT ? masked(value) : words.ticket.fieldGiven;
}

/** Whoever has this registry address: by name, or by role. */
export function personAt(address: string, { showNames, words, setting }: PageContext): string {
  const known = whoIs(address, setting.registry);
  if (showNames) return known?.name ?? plainLine(address);
  return known === null ? words.roles.staff : words.roles[known.role];
}

function whoIs(address: string, registry: Registry) {
  const member = staffAt(registry, address);
  if (member) return { name: member.name, role: member.role };
  const office = officeAt(registry, address);
  return office && { name: office.address, role: 'office' as const };
}

export function recipientOf(
  { role, recipient }: Pick<ListedLetter, 'role' | 'recipient'>,
  { showNames, words }: PageContext,
): string {
  return showNames ? `${words.roles[role]} ${plainLine(recipient)}` : words.roles[role];
}

/** RFC 5321 §4.2.1 and RFC 3463: the codes of an answer, which quote nothing. */
const REPLY_CODE = /\b[245]\d\d(?:[ -][245]\.\d{1,3}\.\d{1,3})?\b/;

/** Why a letter has not left: the relay's words may quote an address, its code does not. Empty when there is nothing to tell. */
export function reasonOf(reason: string | null, { showNames, words }: PageContext): string {
  if (reason === null) return '';
  if (showNames) return plainLine(reason);
  const [code] = REPLY_CODE.exec(reason) ?? [];
  return code === undefined ? '' : words.relay(code);
}
