/** A form's notification: opens a ticket when its origin is proven and its layout recognises it, else it is set aside and staff are told. */
import { type FormSource, sameAddress } from '../../domain/registry.ts';
import { type IncomingMail, isProven } from '../../mail/incoming-mail.ts';
import { circumstancesOf } from '../application/circumstances-of.ts';
import { type FormReading, readForm } from '../application/read-form.ts';
import { type AlertWord, kind, NOTHING, type Reading } from '../kind.ts';
import type { Knowledge } from '../knowledge.ts';

/** Whoever bears a form's address claims to be that form, readable or not: nothing of it may pass as another kind. */
export const formSubmission = kind<readonly FormSource[]>({
  name: 'form-submission',
  readsMachines: true,
  claims: (mail, { registry }) => {
    const forms = registry.forms.filter((form) => sameAddress(form.from, mail.from));
    return forms.length > 0 ? forms : null;
  },
  read: (forms, mail, known) => {
    if (!isProven(known.evidence)) return setAside('form-unproven');
    const reading = firstReadable(forms, mail, known);
    if (!reading) return setAside('form-unreadable');
    return {
      verdict: 'accepted',
      reason: null,
      filing: 'done',
      asks: [{ open: reading.application, officeId: null, officeProven: true }],
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
