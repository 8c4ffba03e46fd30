/** A request for somebody an office has identified: in a mail of its own, through the desk's e-mail form, or moved into the intake folder by a person. */

import type { Application } from '../../domain/application/application.ts';
import { IDENTITY_DOCUMENT } from '../../domain/application/application.ts';
import { hasRoute } from '../../domain/rules/procedure.ts';
import { type Office, officeAt } from '../../domain/rules/registry.ts';
import { isProven } from '../../mail/incoming-mail.ts';
import { passedOn } from '../../mail/new-text/passed-on.ts';
import { circumstancesOf } from '../application/circumstances-of.ts';
import { emailFormOf, mayBeRequest, readEmailForm } from '../application/forms/email-form.ts';
import { carriesIdentityDocument } from '../application/identity-documents.ts';
import { looksLikeRequest } from '../application/labels/looks-like-request.ts';
import { readRequest } from '../application/read-request.ts';
import { kind, NOTHING, type Notice, type Reading } from '../kind.ts';
import type { Knowledge } from '../knowledge.ts';
import { whichOffice } from './which-office.ts';

interface Proxy {
  /** Whose address the mail bears; null when it is no office's. */
  readonly sender: Office | null;
  /** What was typed into the e-mail form; null for a mail that did not come through it. */
  readonly typed: { readonly text: string; readonly office: readonly string[] } | null;
  /** Came through the e-mail form in a layout that is not known. */
  readonly unreadable: boolean;
}

export const proxyRequest = kind<Proxy>({
  name: 'proxy-request',
  readsMachines: false,
  claims: (mail, known) => {
    const { registry, procedure } = known;
    if (!hasRoute(procedure, 'office')) return null;
    const layouts = emailFormOf(mail, known);
    const form = layouts && readEmailForm(mail, layouts, known);
    const sender = officeAt(registry, mail.from);
    if (mail.folder === 'intake') return { sender, typed: form, unreadable: false };
    if (form) return form.isRequest ? { sender: null, typed: form, unreadable: false } : null;
    if (layouts) return mayBeRequest(mail, layouts, known) ? { sender: null, typed: null, unreadable: true } : null;
    if (!sender) return null;
    const passed = passedOn(mail);
    const text = passed ? `${passed.outer}\n\n${passed.forwarded}` : mail.text;
    const signs = looksLikeRequest(text, mail.subject, procedure);
    const claimed = signs.marked || signs.labels >= procedure.labelsThatMakeARequest;
    return claimed ? { sender, typed: null, unreadable: false } : null;
  },
  read: ({ sender, typed, unreadable }, mail, known) => {
    if (unreadable) return leftToPeople('form-unreadable');
    const request = readRequest(typed ? { subject: '', text: typed.text } : mail, circumstancesOf(known));
    const addresses = typed?.office ?? [mail.text];
    if ('unclear' in request) {
      const office = sender ?? whichOffice(addresses, typed?.office ?? [], known.registry);
      const asked: Notice[] = office ? [{ type: 'one-mail-each', officeId: office.id }] : [];
      return leftToPeople('several-applicants', asked);
    }
    // Whatever was typed, or moved by a person, has no origin: the office is asked, whatever the headers say.
    const proven = sender !== null && mail.folder === 'inbox' && isProven(known.evidence);
    const officeProven = proven && known.policy.officeConfirmation === 'unless-proven';
    const documents = carriesIdentityDocument(mail, known.procedure, true) ? [IDENTITY_DOCUMENT] : [];
    const asks = request.applications.map(({ application, sources }) => {
      const faculties = [...(typed?.office ?? []), ...facultiesIn(application, known)];
      const office = sender ?? whichOffice(addresses, faculties, known.registry);
      const open = { ...application, warnings: [...new Set([...application.warnings, ...documents])] };
      return office && { open, officeId: office.id, officeProven, sources };
    });
    // Without an office nobody could ever confirm: a ticket would wait for ever, and people can find out.
    if (asks.includes(null)) return leftToPeople('office-unknown');
    const opened = asks.filter((ask) => ask !== null);
    return { verdict: 'accepted', reason: null, filing: 'done', asks: opened, notices: [] };
  },
});

/** Nothing is opened; the mail stays where people read it, and they are told. */
function leftToPeople(
  word: 'several-applicants' | 'office-unknown' | 'form-unreadable',
  further: readonly Notice[] = [],
): Reading {
  return {
    ...NOTHING,
    verdict: 'ignored',
    reason: word,
    filing: 'leave',
    notices: [{ type: 'alert', word, ticketId: null }, ...further],
  };
}

/** Where the applicant belonged, as the request says: what several people of one mail may have in common. */
function facultiesIn({ values }: Application, { procedure }: Knowledge): readonly string[] {
  return Object.entries(values).flatMap(([field, value]) => {
    const { validator, shared } = procedure.fields[field] ?? {};
    return validator === 'text' && shared === true ? [value] : [];
  });
}
