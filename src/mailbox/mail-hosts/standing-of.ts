/** Whether a domain takes mail, as DNS says (RFC 5321 §5.1, RFC 7505). */
import type { NameServers } from './name-servers.ts';

/** `refuses`: surely no mail can arrive there. `unknown`: nothing was said that would last. */
export type Standing = 'takes' | 'refuses' | 'unknown';

type Answer = readonly string[] | 'no-name' | 'unknown';

/** Everything but a plain answer is weather: it says nothing about the domain. */
async function answerOf(ask: () => Promise<readonly string[]>): Promise<Answer> {
  try {
    return await ask();
  } catch (error) {
    const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : null;
    if (code === 'ENODATA') return [];
    return code === 'ENOTFOUND' ? 'no-name' : 'unknown';
  }
}

const isRoot = (exchange: string) => exchange === '' || exchange === '.';

/** Never rejects. Whether the hosts that are named work is not asked: they may well tomorrow. */
export async function standingOf(domain: string, servers: NameServers): Promise<Standing> {
  const exchanges = await answerOf(async () => servers.exchanges(domain));
  if (exchanges === 'unknown') return 'unknown';
  if (exchanges === 'no-name') return 'refuses';
  // A null MX stands alone (RFC 7505 §3); beside others it is a mistake, and they may work.
  if (exchanges.length > 0) return exchanges.every(isRoot) ? 'refuses' : 'takes';
  // Without MX records the domain's own host is the exchange.
  const hosts = await Promise.all([
    answerOf(async () => servers.addresses4(domain)),
    answerOf(async () => servers.addresses6(domain)),
  ]);
  if (hosts.some((found) => typeof found !== 'string' && found.length > 0)) return 'takes';
  // A name that has just been there cannot be missing: such servers do not agree with themselves.
  return hosts.every((found) => typeof found !== 'string') ? 'refuses' : 'unknown';
}
