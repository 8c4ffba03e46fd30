/** CHECKS: what the doctor looks at, in this order, first without the network. To add one: a file in this folder, a line here. */
import { authProbe } from './auth-probe.ts';
import type { Check, LocalCheck } from './check.ts';
import { clock } from './clock.ts';
import { configuration } from './configuration.ts';
import { database } from './database.ts';
import { mailbox } from './mailbox.ts';
import { secrets } from './secrets.ts';
import { sending } from './sending.ts';
import { templates } from './templates.ts';
import { tokenCopies } from './token-copies.ts';

export const LOCAL_CHECKS: readonly LocalCheck[] = [configuration, secrets, database, templates];
export const CHECKS: readonly Check[] = [mailbox, clock, sending, tokenCopies];

/** Asked for by name, for they read many mails. */
export const PROBES = { 'auth-probe': authProbe } as const satisfies Readonly<Record<string, Check>>;
