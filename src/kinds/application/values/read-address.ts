/** The applicant's own address: one, plain ASCII, and of a mailbox that can still be read. */
import { sameAddress } from '../../../domain/rules/registry.ts';
import { strictAddress } from '../../../mail/header/address.ts';
import { narrow } from '../labels/spelling.ts';
import { isNearlyFamiliar } from './near-domain.ts';
import type { Circumstances, ReadValue, Written } from './read-value.ts';

const DIVIDERS = /[\s、，,;；:：()（）[\]<>＜＞「」『』【】〈〉《》"“”|｜／]+/u;

/** RFC 5321 §4.5.3.1.3 allows 254 characters; a longer piece stays too long. Below, `[…]+$` takes quadratic time, so it sees no more. */
const LONGEST = 300;

/** Lines stay apart: an address does not run over them, and nothing may grow on its end. Two different addresses, an office's, one that dies with the account, and on an office's request one where no mail arrives cannot be used. */
export function readAddress({ field, lines }: Written, circumstances: Circumstances): ReadValue {
  const written = narrow(lines.join(' '))
    .split(DIVIDERS)
    .filter((piece) => piece.includes('@'));
  const pieces = written.map((piece) =>
    strictAddress(piece.slice(0, LONGEST).replace(/[.\u3040-\u30ff\u4e00-\u9fff。]+$/u, '')),
  );
  const [address, ...more] = new Set(pieces);
  if (!address || more.length > 0) {
    const unfinished = more.length === 0 && written.some((piece) => lacksItsEnd(piece, circumstances.procedure));
    return unusable(unfinished ? `${field}-typo` : `${field}-malformed`, unfinished);
  }
  if (isOffice(address, circumstances.officeAddresses)) return unusable(`${field}-is-office`, true);
  const domain = address.slice(address.indexOf('@') + 1);
  if (isUnreachable(domain, circumstances)) return unusable(`${field}-unreachable`, true);
  if (circumstances.deadDomains?.includes(domain)) {
    const warnings = [`${field}-typo`, `${field}-no-mail`];
    // An office can be asked for another; whoever wrote into a form can be reached nowhere else, and staff see it.
    if (circumstances.route === 'form') return { value: address, problem: null, warnings };
    return { value: null, problem: `${field}-no-mail`, warnings };
  }
  const slip = isNearlyFamiliar(domain, circumstances.procedure.familiarContactDomains);
  return { value: address, problem: null, warnings: slip ? [`${field}-typo`] : [] };
}

/** Whether mailboxes of `domain` die with the account. */
export function isUnreachable(domain: string, { policy, procedure }: Circumstances): boolean {
  const dying = [...policy.unreachableContactDomains, ...procedure.unreachableContactDomains];
  return dying.some((dead) => isWithin(domain, dead.toLowerCase()));
}

function unusable(problem: string, warns: boolean): ReadValue {
  return { value: null, problem, warnings: warns ? [problem] : [] };
}

/** `hana@gmail`: a well-known domain without its end. */
function lacksItsEnd(piece: string, { familiarContactDomains }: Circumstances['procedure']): boolean {
  const domain = piece.slice(piece.lastIndexOf('@') + 1).toLowerCase();
  return familiarContactDomains.some((known) => known.split('.')[0] === domain);
}

/** Plus-addresses of an office are the office's too: our own tokens travel in them. */
function isOffice(address: string, offices: readonly string[]): boolean {
  const [local = '', domain = ''] = address.split('@');
  const plain = `${local.split('+')[0]}@${domain}`;
  return offices.some((office) => sameAddress(office, address) || sameAddress(office, plain));
}

/** Whether `domain` is `parent` or lies under it, label by label. */
function isWithin(domain: string, parent: string): boolean {
  return domain === parent || domain.endsWith(`.${parent}`);
}
