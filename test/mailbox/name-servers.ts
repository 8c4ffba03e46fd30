/** Name servers that answer from a table, for tests: they remember what they were asked. */
import type { NameServers } from '../../src/mailbox/mail-hosts/name-servers.ts';

/** What stands for a domain: records, or the code with which the resolver rejects. A domain that is not listed does not exist. */
export interface Zone {
  readonly mx?: readonly string[] | string;
  readonly a?: readonly string[] | string;
  readonly aaaa?: readonly string[] | string;
}

export interface ServersInMemory extends NameServers {
  /** Domains of which the exchanges were asked for, in order. */
  readonly asked: readonly string[];
}

/** `gmail.com` is there unless the zones say otherwise. */
export function serversWith(zones: Readonly<Record<string, Zone>>): ServersInMemory {
  const asked: string[] = [];
  const all: Readonly<Record<string, Zone>> = { 'gmail.com': { mx: ['mx.gmail.com'] }, ...zones };
  const answer = async (domain: string, kind: keyof Zone): Promise<readonly string[]> => {
    const zone = all[domain];
    const found = zone ? (zone[kind] ?? 'ENODATA') : 'ENOTFOUND';
    if (typeof found === 'string') throw Object.assign(new Error(found), { code: found });
    return found;
  };
  return {
    asked,
    exchanges: (domain) => {
      asked.push(domain);
      return answer(domain, 'mx');
    },
    addresses4: (domain) => answer(domain, 'a'),
    addresses6: (domain) => answer(domain, 'aaaa'),
  };
}

/** Servers that never answer. */
export const SILENT_SERVERS: NameServers = {
  exchanges: () => new Promise(() => {}),
  addresses4: () => new Promise(() => {}),
  addresses6: () => new Promise(() => {}),
};
