/** Finds out which domains surely take no mail, without asking twice, for long, or for whoever wants it asked. */
import type { Instant } from '../../domain/time.ts';
import { type Pause, pause as usualPause } from '../connection/pause.ts';
import type { NameServers } from './name-servers.ts';
import { type Standing, standingOf } from './standing-of.ts';

/** Those of `domains` that surely take no mail. `isProven`: whoever wrote them proves who they are. Never rejects. */
export type DeadDomains = (domains: readonly string[], isProven: boolean) => Promise<readonly string[]>;

export interface AskingConditions {
  readonly servers: NameServers;
  clock(): Instant;
  /** A domain that takes mail as everybody knows: name servers that do not know it are cut off, and say nothing. Null: there is none. */
  readonly wellKnown: string | null;
  readonly pause?: Pause;
}

/** Milliseconds that one mail waits for all its domains together. */
export const ASKED_WITHIN = 2_000;

const MINUTE = 60_000;
/** Milliseconds for which an answer stands: a domain may be mended, and weather passes. */
const STANDS = { takes: 60 * MINUTE, refuses: 10 * MINUTE, unknown: MINUTE } as const satisfies Record<
  Standing,
  number
>;
const MOST_KEPT = 1_000;
/** An office's address is easily forged: so many names in an hour are asked for all who only use one. */
export const MOST_UNPROVEN = 60;

interface Asked {
  readonly at: number;
  /** `unknown` until the answer has come. */
  standing: Standing;
  /** Resolves when it has. */
  readonly settled: Promise<void>;
}

/** What is found is remembered here for a while, also after the mail that asked has gone on. */
export function askForDeadDomains({ servers, clock, wellKnown, pause = usualPause }: AskingConditions): DeadDomains {
  const known = new Map<string, Asked>();
  const unproven = { since: 0, names: 0 };

  function remembered(domain: string, now: number): Asked | null {
    const asked = known.get(domain);
    return asked && Math.abs(now - asked.at) < STANDS[asked.standing] ? asked : null;
  }

  function ask(domain: string, now: number): Asked {
    const asked: { -readonly [Key in keyof Asked]: Asked[Key] } = {
      at: now,
      standing: 'unknown',
      settled: Promise.resolve(),
    };
    asked.settled = standingOf(domain, servers).then((standing) => {
      asked.standing = standing;
    });
    known.delete(domain);
    known.set(domain, asked);
    for (const [oldest] of known) {
      if (known.size <= MOST_KEPT) break;
      known.delete(oldest);
    }
    return asked;
  }

  function isWithinBound(now: number): boolean {
    if (Math.abs(now - unproven.since) >= 60 * MINUTE) Object.assign(unproven, { since: now, names: 0 });
    unproven.names += 1;
    return unproven.names <= MOST_UNPROVEN;
  }

  return async (domains, isProven) => {
    const now = Date.parse(clock());
    const found = new Map<string, Asked>();
    for (const domain of new Set(domains)) {
      const asked = remembered(domain, now) ?? (isProven || isWithinBound(now) ? ask(domain, now) : null);
      if (asked) found.set(domain, asked);
    }
    if (found.size === 0) return [];
    const control = wellKnown === null ? null : (remembered(wellKnown, now) ?? ask(wellKnown, now));
    const over = new AbortController();
    const answers = Promise.all([...found.values(), ...(control ? [control] : [])].map(({ settled }) => settled));
    await Promise.race([answers, pause(ASKED_WITHIN, over.signal)]);
    over.abort();
    if (control && control.standing !== 'takes') return [];
    return [...found].flatMap(([domain, { standing }]) => (standing === 'refuses' ? [domain] : []));
  };
}
