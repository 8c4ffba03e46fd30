/** What the account directory says about an account: looked up when a ticket learns whose it is, and overruled by SET. */

import type { Application } from '../application/application.ts';
import { fieldValue } from '../application/application.ts';
import type { Ticket } from '../ticket.ts';
import type { LocalDate } from '../time.ts';

/** Null: the directory does not say. */
export interface AccountRecord {
  readonly revokedOn: LocalDate | null;
  readonly student: boolean | null;
  readonly faculty: string | null;
}

/** What of a ticket can stand in the directory. */
export type ListedField = 'revokedOn' | 'student';

type Looked = Pick<Ticket, 'revokedOn' | 'student' | 'listed'>;

/** What changes of the ticket: the values of `record` where the ticket has none, or has one that came from the directory too: the account may be another now. */
export function withRecord(ticket: Looked, record: AccountRecord | null | undefined): Looked {
  const { revokedOn: known, student: standing } = ticket;
  if (record === undefined) return { revokedOn: known, student: standing };
  const ours = ticket.listed ?? [];
  const open = (field: ListedField) => ticket[field] === null || ours.includes(field);
  const revokedOn = open('revokedOn') ? (record?.revokedOn ?? null) : ticket.revokedOn;
  const student = open('student') ? (record?.student ?? null) : ticket.student;
  const fields: readonly ListedField[] = ['revokedOn', 'student'];
  const values = { revokedOn, student };
  return { ...values, listed: fields.filter((field) => open(field) && values[field] !== null) };
}

const FACULTY = 'faculty';

function folded(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s/gu, '');
}

/** Warnings about what the application says and the directory says otherwise; a part of the name is the same name. */
export function warningsFromRecord(application: Application, record: AccountRecord | null | undefined): string[] {
  const written = fieldValue(application, FACULTY);
  if (!record?.faculty || written === null) return [];
  const [one, other] = [folded(record.faculty), folded(written)];
  return one.includes(other) || other.includes(one) ? [] : ['faculty-differs'];
}
