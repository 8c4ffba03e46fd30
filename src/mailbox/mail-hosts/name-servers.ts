/** Asking DNS where the mail of a domain goes. */
import { Resolver } from 'node:dns/promises';

/** Each rejects with the resolver's `code`: ENOTFOUND for a name that does not exist, ENODATA where it has no such record. */
export interface NameServers {
  /** The exchanges of the MX records; '' or '.' is the root. */
  exchanges(domain: string): Promise<readonly string[]>;
  /** The addresses of the A and of the AAAA records. */
  addresses4(domain: string): Promise<readonly string[]>;
  addresses6(domain: string): Promise<readonly string[]>;
}

/** Milliseconds for which one name server is waited for; nobody waits longer for all of them than ASKED_WITHIN. */
const ONE_SERVER = 900;

/** The name servers of this machine. */
export function systemNameServers(): NameServers {
  const resolver = new Resolver({ timeout: ONE_SERVER, tries: 2 });
  return {
    exchanges: async (domain) => (await resolver.resolveMx(domain)).map(({ exchange }) => exchange),
    addresses4: (domain) => resolver.resolve4(domain),
    addresses6: (domain) => resolver.resolve6(domain),
  };
}
