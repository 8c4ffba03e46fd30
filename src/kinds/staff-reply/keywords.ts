/** The register of staff keywords. To add one: copy the nearest file in keywords/, name it here. */
import type { Keyword } from './keyword.ts';
import { answer } from './keywords/answer.ts';
import { approve } from './keywords/approve.ts';
import { ask } from './keywords/ask.ts';
import { away } from './keywords/away.ts';
import { closed } from './keywords/closed.ts';
import { help } from './keywords/help.ts';
import { hold } from './keywords/hold.ts';
import { notOurs } from './keywords/not-ours.ts';
import { note } from './keywords/note.ts';
import { provided } from './keywords/provided.ts';
import { reject } from './keywords/reject.ts';
import { reopen } from './keywords/reopen.ts';
import { resume } from './keywords/resume.ts';
import { revoke } from './keywords/revoke.ts';
import { set } from './keywords/set.ts';
import { status } from './keywords/status.ts';
import { take } from './keywords/take.ts';
import { unavailable } from './keywords/unavailable.ts';
import { undo } from './keywords/undo.ts';
import type { StaffOrder } from './orders.ts';

/** In the order of design §5. */
export const KEYWORDS: readonly Keyword<StaffOrder>[] = [
  ...[approve, reject, ask, answer, hold, resume, set, note, take, undo],
  ...[provided, closed, unavailable, revoke, reopen, notOurs, away, status, help],
];
