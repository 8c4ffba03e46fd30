/** What is asked of the desk: the content of an application, as far as it could be read. */
import type { LocalDate } from '../time.ts';

export type Language = 'ja' | 'en';

/** `form`: the identity service's form. `office`: a departmental office asks for somebody it has identified. */
export type Route = 'form' | 'office';

/** Fields with a meaning of their own to the desk; a procedure may name others, which are values and nothing more. */
export const ACCOUNT = 'account';
export const CONTACT = 'contact';
export const REASON = 'reason';
export const SERVICES = 'services';
export const ATTESTATION = 'identityAttested';

/** The warning that somebody's identity document, or its number, came by mail. */
export const IDENTITY_DOCUMENT = 'identity-document';

/** Who verified the applicant's identity, how and when, as far as the office said so. */
export interface Attestation {
  readonly by: string | null;
  readonly method: string | null;
  readonly on: LocalDate | null;
}

/** Why something that was written for a field cannot be used. */
export interface Unusable {
  /** A machine word. */
  readonly word: string;
  /** What it may have been meant to be; never taken unless somebody confirms it. */
  readonly offered?: string;
  /** Those that were given where one was asked for; the sender has to say which. */
  readonly choices?: readonly string[];
}

export interface Application {
  readonly route: Route;
  /** The language the request is written in. */
  readonly language: Language;
  /** Usable values by field id, as written; a field that was not given or cannot be used has no entry. */
  readonly values: Readonly<Record<string, string>>;
  readonly services: readonly string[];
  readonly identityAttested: boolean;
  readonly attestation: Attestation | null;
  /** Required fields without a usable value, in the procedure's order. */
  readonly missing: readonly string[];
  /** By field id, why a missing field is missing although something was written for it; absent when nothing was. */
  readonly unusable?: Readonly<Record<string, Unusable>>;
  /** For people; none decides anything. */
  readonly warnings: readonly string[];
}

/** The usable value of `field`, or null. */
export function fieldValue(application: Application, field: string): string | null {
  return Object.hasOwn(application.values, field) ? (application.values[field] ?? null) : null;
}
