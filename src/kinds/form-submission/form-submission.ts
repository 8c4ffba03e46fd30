/** A form's notification: opens a ticket when its origin is proven and its layout recognises it, else it is set aside and staff are told. */
import { IDENTITY_DOCUMENT } from '../../domain/application/application.ts';
import { type FormSource, sameAddress } from '../../domain/rules/registry.ts';
import type { IncomingMail } from '../../mail/incoming-mail.ts';
import { mayOpen } from '../../mail/origin/signed-origin.ts';
import { circumstancesOf } from '../application/circumstances-of.ts';
import { type FormReading, readForm } from '../application/forms/read-form.ts';
import { carriesIdentityDocument } from '../application/identity-documents.ts';
import { type AlertWord, kind, NOTHING, type Reading } from '../kind.ts';
import type { Knowledge } from '../knowledge.ts';

/** Whoever bears a form's address claims to be that form, readable or not: nothing of it may pass as another kind. */
export const formSubmission = kind<readonly FormSource[]>({
  name: 'form-submission',
  readsMachines: true,
  claims: (mail, { registry, layouts }) => {
    const forms = registry.forms.filter(
      (form) => sameAddress(form.from, mail.from) && layouts.get(form.layout)?.requests === undefined,
    );
    return forms.length > 0 ? forms : null;
  },
  read: (forms, mail, known) => {
    // A form writes a few lines: what is this large is none of its mails, whatever its text says.
    if (mail.oversize !== undefined) return tooLarge(mail.oversize);
    if (!mayOpen(known.evidence)) return setAside('form-unproven');
    const reading = firstReadable(forms, mail, known);
    if (!reading) return setAside('form-unreadable');
    const documents = carriesIdentityDocument(mail, known.procedure, false) ? [IDENTITY_DOCUMENT] : [];
    const open = { ...reading.application, warnings: [...reading.application.warnings, ...documents] };
    return {
      verdict: 'accepted',
      reason: null,
      filing: 'done',
      asks: [{ open, officeId: null, officeProven: true, sources: reading.sources }],
      notices: [],
    };
  },
});

function setAside(word: AlertWord & ('form-unproven' | 'form-unreadable')): Reading {
  return {
    ...NOTHING,
    verdict: 'quarantined',
    reason: word,
    filing: 'quarantine',
    notices: [{ type: 'alert', word, ticketId: null }],
  };
}

function tooLarge(bytes: number): Reading {
  const misreading = { word: 'mail.size', seen: `${bytes} bytes` } as const;
  const notices = [{ type: 'misreading', misreading }] as const;
  return { ...NOTHING, verdict: 'quarantined', reason: misreading.word, filing: 'quarantine', notices };
}

type Readable = Extract<FormReading, { application: unknown }>;

/** One address may send mails of several layouts; the first that fits reads it. */
function firstReadable(forms: readonly FormSource[], mail: IncomingMail, known: Knowledge): Readable | null {
  for (const form of forms) {
    const layout = known.layouts.get(form.layout);
    const reading = layout ? readForm(mail, layout, circumstancesOf(known)) : null;
    if (reading && 'application' in reading) return reading;
  }
  return null;
}
