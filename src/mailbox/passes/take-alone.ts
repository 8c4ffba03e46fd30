/** Takes one mail by itself: what is large, what made trouble before, and what is taken again after a restore. */
import type { ImapFlow } from 'imapflow';
import type { Placement } from '../../store/store.ts';
import { takeOversize, takeUnfetched } from '../oversize/take-oversize.ts';
import { fetchSources } from './fetch-sources.ts';
import type { Surveyed } from './survey.ts';
import { type Taking, take, type Whereabouts } from './take.ts';
import { BLAME_BORNE } from './troubled-mails.ts';

/** Where the mail belongs; empty when it could not be taken, and is to be tried again. Rejects when the connection is lost. */
export function takeAlone(
  client: ImapFlow,
  mail: Surveyed,
  where: Whereabouts,
  taking: Taking,
): Promise<readonly Placement[]> {
  const { troubled, limit } = taking;
  if (troubled.blame(where.folder, mail.uid, 'fetch') >= BLAME_BORNE) return takeUnfetched(mail, where, taking);
  if (mail.size > limit || troubled.isLiar(where.folder, mail.uid)) return takeOversize(client, mail, where, taking);
  return fetchSources(client, [mail], where, taking).then((sources) => take(sources, [mail], where, taking));
}
