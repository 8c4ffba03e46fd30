/** Asking DNS for TXT records, within a time. */
import { Resolver } from 'node:dns/promises';

/** The TXT records of `name`, each in its pieces; rejects with the resolver's `code` when there are none or nobody answers. */
export type TxtLookup = (name: string) => Promise<readonly (readonly string[])[]>;

/** Milliseconds that a lookup may take. */
export const DNS_WITHIN = 5_000;

/** Answers that another try would not change: no such name, no such record, a name that cannot be. */
const FINAL = ['ENOTFOUND', 'ENODATA', 'EBADNAME', 'EBADQUERY', 'ENONAME'];

/** Whether a lookup failed for good. Everything else is weather: it says nothing about the sender (threat S20). */
export function isFinal(error: unknown): boolean {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : null;
  return FINAL.includes(String(code));
}

/** `lookup` that rejects with the code ETIMEOUT when it has not answered after `milliseconds`. */
export function withinTime(lookup: TxtLookup, milliseconds: number = DNS_WITHIN): TxtLookup {
  return async (name) => {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(Object.assign(new Error('DNS is late'), { code: 'ETIMEOUT' })), milliseconds);
    });
    try {
      return await Promise.race([lookup(name), late]);
    } finally {
      clearTimeout(timer);
    }
  };
}

/** The name servers of this machine. */
export function systemTxtLookup(): TxtLookup {
  const resolver = new Resolver({ timeout: DNS_WITHIN / 2, tries: 2 });
  return (name) => resolver.resolveTxt(name);
}
