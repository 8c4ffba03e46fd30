/** Everything else: the mailbox is shared with people, and their mail stays as it is. */
import { kind, NOTHING } from '../kind.ts';

export const notOurs = kind<true>({
  name: 'not-ours',
  readsMachines: true,
  claims: () => true,
  read: () => ({ verdict: 'not-ours', reason: null, filing: 'leave', ...NOTHING }),
});
