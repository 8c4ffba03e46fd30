/** What becomes of a mail that could not be read: it is set aside, and people are told when it claims to concern the desk. */
import type { Setting } from '../domain/facts.ts';
import { officeAt, sameAddress, staffAt } from '../domain/rules/registry.ts';
import type { MisreadingWord, UnreadableMail } from '../mail/incoming-mail.ts';
import type { Reading } from './kind.ts';

/** Whether it names somebody of the registry as its sender, or one of the desk's own token addresses. */
function concernsDesk(mail: UnreadableMail, setting: Setting): boolean {
  const { registry, desk } = setting;
  const [local, domain] = desk.address.split('@');
  return mail.claims.some(
    (claim) =>
      officeAt(registry, claim) !== null ||
      staffAt(registry, claim) !== null ||
      registry.forms.some((form) => sameAddress(form.from, claim)) ||
      (claim.startsWith(`${local}+`) && claim.endsWith(`@${domain}`)),
  );
}

/** What happened to the desk's own program, whomever the mail concerns: people should know at once. */
const TROUBLES: readonly MisreadingWord[] = [
  'parse.time',
  'parse.memory',
  'parse.crashed',
  'fetch.failed',
  'journey.failed',
];

/**
 * Quarantined. It is moved only when it claims to concern the desk: the mailbox is shared, and a malformed newsletter
 * is somebody else's mail, to be left where people look for it.
 */
export function readUnreadable(mail: UnreadableMail, setting: Setting): Reading {
  const concerned = concernsDesk(mail, setting);
  const { misread: misreading } = mail;
  const told = concerned || TROUBLES.includes(misreading.word);
  return {
    verdict: 'quarantined',
    reason: misreading.word,
    filing: concerned ? 'quarantine' : 'leave',
    asks: [],
    notices: told ? [{ type: 'misreading', misreading, ...(concerned ? {} : { stays: true }) }] : [],
  };
}
