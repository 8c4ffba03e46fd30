/** One of our own letters come back: a copy in the inbox, a forward to ourselves. Nothing is done (threat A17). */
import { kind, NOTHING } from '../kind.ts';

export const ownMail = kind<true>({
  name: 'own-mail',
  // Our letters say of themselves that a machine wrote them; all that is done with one is filing it away.
  readsMachines: true,
  claims: (_mail, { correspondence }) => (correspondence.ownLetter ? true : null),
  read: () => ({ verdict: 'ignored', reason: 'own-mail', filing: 'done', ...NOTHING }),
});
