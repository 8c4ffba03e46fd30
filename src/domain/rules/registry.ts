/** The people the desk knows from its configuration. Only they are ever taken for staff, an office or a form. */
import type { Language } from '../application/application.ts';

export type BothLanguages = Readonly<Record<Language, string>>;

export interface Staff {
  readonly name: string;
  readonly address: string;
  readonly language: Language;
  /** `decider`s decide; `helper`s may ask for the status and see masked letters. */
  readonly role: 'decider' | 'helper';
  /** Domains whose signature proves a mail from this address (design §6: exactly these, no alignment). */
  readonly signers: readonly string[];
}

export interface Office {
  readonly id: string;
  readonly name: BothLanguages;
  /** The one address that is ever asked to confirm. */
  readonly address: string;
  /** Further addresses of the office; they select it and prove nothing more. */
  readonly senders: readonly string[];
  readonly language: Language;
  readonly faculties: readonly string[];
  readonly signers: readonly string[];
}

export interface FormSource {
  /** Name of a layout in templates/intake/. */
  readonly layout: string;
  readonly from: string;
  readonly signers: readonly string[];
}

export interface Registry {
  readonly staff: readonly Staff[];
  readonly offices: readonly Office[];
  readonly forms: readonly FormSource[];
}

/** What a desk is called and where it stands. */
export interface DeskIdentity {
  readonly address: string;
  readonly name: BothLanguages;
  readonly ticketPrefix: string;
  readonly timeZone: string;
  readonly opensOn: string;
  /** Whether Reply-To may carry a token as `desk+t…@…`. */
  readonly subaddress: boolean;
  /** How to reach a person, said in letters; absent: the desk's address. */
  readonly contact?: BothLanguages | undefined;
}

/** Addresses compare label by label in lower case; nothing is stripped, so a suffix trick never matches. */
export function sameAddress(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/**
 * Whether two staff addresses belong to one person: the same mailbox (without its plus suffix), or registered under one
 * name. Stricter than `sameAddress`, for here the doubt counts against whoever would count twice.
 */
export function isSamePerson(registry: Registry, one: string, other: string): boolean {
  if (mailboxOf(one) === mailboxOf(other)) return true;
  const names = [one, other].map((address) => foldedName(staffAt(registry, address)?.name ?? ''));
  return names[0] !== '' && names[0] === names[1];
}

/** One mailbox under one name: servers take no notice of case, and many drop what stands behind a plus sign. */
export function mailboxOf(address: string): string {
  const lower = address.toLowerCase();
  const at = lower.lastIndexOf('@');
  const plus = lower.indexOf('+');
  return plus > 0 && plus < at ? lower.slice(0, plus) + lower.slice(at) : lower;
}

/** Whether `name` is the registered name of whoever has the staff address `address`, however it is spaced. */
export function sameName(registry: Registry, address: string, name: string): boolean {
  const registered = foldedName(staffAt(registry, address)?.name ?? '');
  return registered !== '' && registered === foldedName(name);
}

function foldedName(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s/gu, '');
}

export function staffAt(registry: Registry, address: string): Staff | null {
  return registry.staff.find((member) => sameAddress(member.address, address)) ?? null;
}

export function officeAt(registry: Registry, address: string): Office | null {
  return (
    registry.offices.find((office) =>
      [office.address, ...office.senders].some((known) => sameAddress(known, address)),
    ) ?? null
  );
}

export function officeById(registry: Registry, id: string | null): Office | null {
  return registry.offices.find((office) => office.id === id) ?? null;
}

export function deciders(registry: Registry): readonly Staff[] {
  return registry.staff.filter((member) => member.role === 'decider');
}
