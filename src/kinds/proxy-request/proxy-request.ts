/** An office's request for somebody it has identified; or any mail that a person moved into the intake folder. */
import { type Office, officeAt } from '../../domain/registry.ts';
import { isProven } from '../../mail/incoming-mail.ts';
import { circumstancesOf } from '../application/circumstances-of.ts';
import { looksLikeRequest } from '../application/looks-like-request.ts';
import { readApplication } from '../application/read-application.ts';
import { hasSeveralApplicants } from '../application/several-applicants.ts';
import { kind, NOTHING } from '../kind.ts';

interface Proxy {
  /** Null when a person took the mail in from a sender outside the registry. */
  readonly office: Office | null;
}

export const proxyRequest = kind<Proxy>({
  name: 'proxy-request',
  readsMachines: false,
  claims: (mail, { registry, procedure }) => {
    const office = officeAt(registry, mail.from);
    if (mail.folder === 'intake') return { office };
    if (!office) return null;
    const signs = looksLikeRequest(mail.text, mail.subject, procedure);
    return signs.marked || signs.labels >= procedure.labelsThatMakeARequest ? { office } : null;
  },
  read: ({ office }, mail, known) => {
    const { policy, evidence } = known;
    const circumstances = circumstancesOf(known);
    if (hasSeveralApplicants(mail.text, circumstances)) {
      return {
        ...NOTHING,
        verdict: 'ignored',
        reason: 'several-applicants',
        filing: 'leave',
        notices: [{ type: 'alert', word: 'several-applicants', ticketId: null }],
      };
    }
    const { application } = readApplication(mail.text, { ...circumstances, route: 'office' });
    // A mail that a person took in has lost its origin: the office is asked, whatever its headers say.
    const proven = office !== null && mail.folder === 'inbox' && isProven(evidence);
    const officeProven = proven && policy.officeConfirmation === 'unless-proven';
    return {
      verdict: 'accepted',
      reason: null,
      filing: 'done',
      asks: [{ open: application, officeId: office?.id ?? null, officeProven }],
      notices: [],
    };
  },
});
