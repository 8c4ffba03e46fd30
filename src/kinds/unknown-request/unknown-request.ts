/** Reads like a request, but comes from nobody the desk knows: nothing is opened, the mail stays, and staff are told at once. */
import { hasRoute } from '../../domain/rules/procedure.ts';
import { officeAt } from '../../domain/rules/registry.ts';
import { emailFormOf } from '../application/forms/email-form.ts';
import { looksLikeRequest } from '../application/labels/looks-like-request.ts';
import { kind, NOTHING } from '../kind.ts';

export const unknownRequest = kind<true>({
  name: 'unknown-request',
  readsMachines: false,
  claims: (mail, known) => {
    const { registry, procedure } = known;
    // A form through which people ask everything has said by its layout what a request is.
    if (emailFormOf(mail, known)) return null;
    if (officeAt(registry, mail.from) && hasRoute(procedure, 'office')) return null;
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
