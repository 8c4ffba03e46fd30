/** Which domains of a mail are worth asking DNS about: those of addresses that may become an applicant's contact (domain §6 row 16). */
import { CONTACT } from '../../domain/application/application.ts';
import { officeAt, sameAddress } from '../../domain/rules/registry.ts';
import { addressLike } from '../../mail/header/address.ts';
import type { Evidence, IncomingMail } from '../../mail/incoming-mail.ts';
import { mayOpen } from '../../mail/origin/signed-origin.ts';
import { domainOf } from '../../mail/origin/signer-domain.ts';
import { isSpecialUse } from '../../mail/special-use.ts';
import type { Knowledge } from '../knowledge.ts';
import { circumstancesOf } from './circumstances-of.ts';
import { emailFormOf } from './forms/email-form.ts';
import { narrow } from './labels/spelling.ts';
import { holdsWord, vocabulary } from './labels/words.ts';
import { isUnreachable } from './values/read-address.ts';

type Setting = Pick<Knowledge, 'desk' | 'registry' | 'procedure' | 'policy' | 'layouts'>;
type Asking = Pick<IncomingMail, 'from' | 'folder' | 'text' | 'enclosed'>;

/** More than a mail for several applicants names; a mail that names hundreds makes nobody ask for them. */
export const MOST_DOMAINS = 5;

/**
 * At most five, each once, in the order they stand. None of a mail that could give no contact, whoever wrote it; and never one of
 * the desk, its people, its offices, the sender, a domain known to work or to be closed, or a special-use name (RFC 6761).
 */
export function contactDomainsIn(mail: Asking, evidence: Evidence, setting: Setting): readonly string[] {
  const { procedure, desk } = setting;
  const texts = [mail.text, ...(mail.enclosed ?? []).map(({ text }) => text)].map(withoutFullStops);
  if (!mayGiveContact(mail, texts, evidence, setting)) return [];
  const circumstances = circumstancesOf(setting);
  const ours = new Set([...circumstances.officeAddresses, desk.address, mail.from].map(domainOf));
  const familiar = new Set(procedure.familiarContactDomains);
  const found = new Set(texts.flatMap((text) => addressLike(text).map(domainOf)));
  return [...found]
    .filter((domain) => !ours.has(domain) && !familiar.has(domain))
    .filter((domain) => !isSpecialUse(domain) && !isUnreachable(domain, circumstances))
    .slice(0, MOST_DOMAINS);
}

/** What anybody may type into an e-mail form, or write in a form's name, makes the desk ask nothing. */
function mayGiveContact(mail: Asking, texts: readonly string[], evidence: Evidence, setting: Setting): boolean {
  const { registry, procedure } = setting;
  if (evidence.origin === 'contradicted' || emailFormOf(mail, setting)) return false;
  if (registry.forms.some((form) => sameAddress(form.from, mail.from))) return mayOpen(evidence);
  const labels = vocabulary([[true, procedure.fields[CONTACT]?.labels ?? []]]);
  const mayAsk = mail.folder === 'intake' || officeAt(registry, mail.from) !== null;
  return mayAsk && texts.some((text) => holdsWord(text, labels));
}

/** A sentence may end behind an address. */
function withoutFullStops(text: string): string {
  return narrow(text).replace(/\.(?![A-Za-z0-9-])/g, ' ');
}
