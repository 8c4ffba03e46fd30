/** What a value reader is given and gives back; one reader for each validator of the procedure. */
import type { Route } from '../../../domain/application/application.ts';
import type { FieldDefinition, Procedure, Validator } from '../../../domain/rules/procedure.ts';
import { readAddress } from './read-address.ts';
import { readDigits } from './read-digits.ts';
import { readProse } from './read-prose.ts';
import { readServices } from './read-services.ts';
import { readStudentNumber } from './read-student-number.ts';
import { readText } from './read-text.ts';

/** What a value is judged by besides itself. */
export interface Circumstances {
  readonly procedure: Procedure;
  readonly policy: { readonly unreachableContactDomains: readonly string[] };
  /** Addresses of the desk, its staff, its offices and forms: no applicant can be reached there. */
  readonly officeAddresses: readonly string[];
  /** Domains that surely take no mail; absent: none is known. */
  readonly deadDomains?: readonly string[];
  /** By which route the request came; absent: it does not matter yet. */
  readonly route?: Route;
}

/** A value to be read: the lines as they stand, and the field they were written for. */
export interface Written {
  readonly field: string;
  readonly definition: FieldDefinition;
  readonly lines: readonly string[];
}

export interface ReadValue {
  /** Usable, or null. Of services: their ids, divided by a space. */
  readonly value: string | null;
  /** Why it cannot be used: a machine word. Null when it can, or when nothing was written. */
  readonly problem: string | null;
  readonly warnings: readonly string[];
  /** Where it cannot be used: what was perhaps meant, to be confirmed. */
  readonly offered?: string;
  /** Where it cannot be used because there are several: each of them. */
  readonly choices?: readonly string[];
}

export const NOTHING_WRITTEN: ReadValue = { value: null, problem: null, warnings: [] };

export type ReadValueOf = (written: Written, circumstances: Circumstances) => ReadValue;

export const VALUE_READERS = {
  digits: readDigits,
  'student-number': readStudentNumber,
  text: readText,
  prose: readProse,
  address: readAddress,
  services: readServices,
} satisfies Record<Exclude<Validator, 'attestation'>, ReadValueOf>;
