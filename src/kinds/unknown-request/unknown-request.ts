/** Reads like a request, but comes from nobody the desk knows: nothing is opened, the mail stays, and staff are told at once. */
import { officeAt } from '../../domain/registry.ts';
import { looksLikeRequest } from '../application/looks-like-request.ts';
import { kind, NOTHING } from '../kind.ts';

export const unknownRequest = kind<true>({
  name: 'unknown-request',
  readsMachines: false,
  claims: (mail, { registry, procedure }) => {
    if (officeAt(registry, mail.from)) return null;
    const { labels } = looksLikeRequest(mail.text, mail.subject, procedure);
    return labels >= procedure.labelsOfAnUnknownRequest ? true : null;
  },
  read: () => ({
    ...NOTHING,
    verdict: 'ignored',
    reason: 'unknown-sender',
    filing: 'leave',
    notices: [{ type: 'alert', word: 'unknown-request', ticketId: null }],
  }),
});
