/** Looking things up in a scanned header. */
import type { HeaderField } from '../incoming-mail.ts';

type Header = readonly HeaderField[];

/** The value of the first field called `name` (lower case), or null. */
export function headerValue(header: Header, name: string): string | null {
  return header.find((field) => field.name === name)?.value ?? null;
}

/** The values of all fields with one of `names` (lower case), in the order they stand. */
export function headerValues(header: Header, ...names: readonly string[]): readonly string[] {
  return header.filter((field) => names.includes(field.name)).map((field) => field.value);
}

const ID = /<[^<>\s]{1,250}>/g;
const MOST_IDS = 100;

/** The message ids in `value`, each with its angle brackets; what is not of that shape is passed over. */
export function messageIdsIn(value: string | null): readonly string[] {
  return (value?.match(ID) ?? []).slice(0, MOST_IDS);
}
