/** One field out of everything that was given for it: one value, or none and the reason why. */
import type { FieldDefinition } from '../../../domain/rules/procedure.ts';
import { MASK } from '../../../mail/identity-numbers.ts';
import { joinLines } from '../labels/joined-lines.ts';
import type { Given } from '../labels/labelled-lines.ts';
import { isTelephone } from '../labels/telephone.ts';
import { isEmptyValue } from './empty-value.ts';
import { type Circumstances, NOTHING_WRITTEN, type ReadValue, VALUE_READERS } from './read-value.ts';

/** Where a field's value came from, for people who want to see why. */
export interface FieldSource {
  readonly field: string;
  /** Null when it could not be used. */
  readonly value: string | null;
  /** Counted from 1, in the forwarded part where `forwarded` is set. */
  readonly line: number;
  readonly forwarded?: true;
  /** The line as it stands in the mail. */
  readonly written: string;
  /** Machine word; null when the value is used. */
  readonly problem: string | null;
}

export interface SettledField {
  readonly value: string | null;
  readonly warnings: readonly string[];
  readonly sources: readonly FieldSource[];
  /** Where there is no value: the one that was perhaps meant. */
  readonly offered: string | null;
  /** Where there is no value because there are several numbers: each of them, else none. */
  readonly choices: readonly string[];
}

/** More than these are no choice between accounts of one person. */
const MOST_CHOICES = 4;

interface Candidate extends ReadValue {
  readonly given: Given;
}

/** The one value of a field. Different values under the same label, or under two labels for the whole, leave it open. */
export function settleField(
  { field, definition, given }: { field: string; definition: FieldDefinition; given: readonly Given[] },
  circumstances: Circumstances,
): SettledField {
  const candidates = given.map((one) => ({ given: one, ...readGiven(field, definition, one, circumstances) }));
  const written = candidates.filter((one) => one.value !== null || one.problem !== null);
  const whole = written.filter((one) => one.given.word.part === null);
  const found = withoutStrays(whole.length > 0 ? whole : written);
  const chosen = definition.validator === 'address' ? withoutColleagues(found, circumstances) : found;
  const value = whole.length > 0 ? agreed(chosen, definition) : partsTogether(chosen);
  const twice = value === null && chosen.some((one) => one.value !== null);
  const sources = candidates.map((one) => ({
    field,
    value: twice ? null : one.value,
    line: one.given.line,
    written: one.given.written,
    problem: twice && one.value !== null ? 'given-twice' : one.value === null ? (one.problem ?? 'empty') : null,
  }));
  const offers = new Set(chosen.flatMap((one) => one.offered ?? []));
  return {
    value,
    offered: value === null && offers.size === 1 ? ([...offers][0] ?? null) : null,
    choices: value === null && definition.validator === 'digits' ? choicesAmong(chosen) : [],
    warnings: candidates.flatMap((one) => (chosen.includes(one) || !isRead(one) ? one.warnings : [])),
    sources,
  };
}

function choicesAmong(candidates: readonly Candidate[]): readonly string[] {
  const found = new Set(candidates.flatMap(({ value, choices = [] }) => (value === null ? choices : [value])));
  return found.size > 1 && found.size <= MOST_CHOICES ? [...found] : [];
}

const isRead = (one: ReadValue) => one.value !== null || one.problem !== null;

function readGiven(field: string, definition: FieldDefinition, given: Given, circumstances: Circumstances): ReadValue {
  const { validator } = definition;
  const written = joinLines(given.lines);
  if (validator === 'attestation') return NOTHING_WRITTEN;
  // A number that was taken out for being an identity document's was written, and is none of this field's.
  const masked = validator === 'digits' && written.includes(MASK);
  if (!masked && isEmptyValue(written, circumstances.procedure)) return NOTHING_WRITTEN;
  return VALUE_READERS[validator]({ field, definition, lines: given.lines }, circumstances);
}

/**
 * An office's own address or telephone number beside the applicant's address is its signature: it is put aside when
 * something usable stands elsewhere under another label, or when it is known to be the office's. A telephone number is no
 * address that was spelled wrong, whatever label it bears.
 */
function withoutStrays(candidates: readonly Candidate[]): readonly Candidate[] {
  const usable = candidates.filter((one) => one.value !== null);
  if (usable.length === 0) return candidates;
  return candidates.filter(
    (one) =>
      one.value !== null ||
      (!one.problem?.endsWith('-is-office') &&
        !isTelephone(joinLines(one.given.lines)) &&
        usable.some((other) => other.given.word.key === one.given.word.key)),
  );
}

/** An address at an office's domain, under another label than the one address from elsewhere, is that of whoever signs the request. */
function withoutColleagues(candidates: readonly Candidate[], { officeAddresses }: Circumstances): readonly Candidate[] {
  const domainOf = (address: string) => address.slice(address.lastIndexOf('@') + 1).toLowerCase();
  const domains = new Set(officeAddresses.map(domainOf));
  const others = candidates.filter(({ value }) => value === null || !domains.has(domainOf(value)));
  const labels = new Set(others.map(({ given }) => given.word.key));
  const apart = candidates.every((one) => others.includes(one) || !labels.has(one.given.word.key));
  return apart && others.some(({ value }) => value !== null) ? others : candidates;
}

/** The value all candidates agree on. Prose under two different labels is one after the other. */
function agreed(candidates: readonly Candidate[], definition: FieldDefinition): string | null {
  if (candidates.some((one) => one.value === null)) return null;
  const values = [...new Set(candidates.flatMap((one) => one.value ?? []))];
  const [value] = values;
  if (value === undefined) return null;
  if (values.length === 1) return value;
  const labels = new Set(candidates.map((one) => one.given.word.key));
  return definition.validator === 'prose' && labels.size === candidates.length ? values.join('\n') : null;
}

/** A whole that was given in parts (姓, 名; 研究科, 専攻), in the procedure's order; each part once. */
function partsTogether(candidates: readonly Candidate[]): string | null {
  const parts = new Map<number, string>();
  for (const { value, given } of candidates) {
    const part = given.word.part ?? 0;
    if (value === null || (parts.has(part) && parts.get(part) !== value)) return null;
    parts.set(part, value);
  }
  if (parts.size === 0) return null;
  return [...parts.entries()]
    .sort(([one], [other]) => one - other)
    .map(([, value]) => value)
    .join(' ');
}
