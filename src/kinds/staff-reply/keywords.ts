/** The register of staff keywords. To add one: copy the nearest file in keywords/, name it here. */
import type { Keyword } from './keyword.ts';
import { approve } from './keywords/approve.ts';
import { help } from './keywords/help.ts';
import { provided } from './keywords/provided.ts';
import { reject } from './keywords/reject.ts';
import { set } from './keywords/set.ts';
import { status } from './keywords/status.ts';
import { undo } from './keywords/undo.ts';
import type { StaffOrder } from './orders.ts';

export const KEYWORDS: readonly Keyword<StaffOrder>[] = [approve, reject, set, undo, provided, status, help];
