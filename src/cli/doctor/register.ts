/** CHECKS: what the doctor looks at, in this order. To add one: a file in this folder, a line here. */
import { authProbe } from './auth-probe.ts';
import type { Check } from './check.ts';
import { tokenCopies } from './token-copies.ts';

export const CHECKS: readonly Check[] = [tokenCopies];

/** Asked for by name, for they read many mails. */
export const PROBES = { 'auth-probe': authProbe } as const satisfies Readonly<Record<string, Check>>;
