/** Whether a domain takes mail, as DNS says: what is sure, what is weather, and how little is asked. */
import { expect } from 'chai';
import fc from 'fast-check';
import {
  ASKED_WITHIN,
  type AskingConditions,
  askForDeadDomains,
  MOST_UNPROVEN,
} from '../../src/mailbox/mail-hosts/dead-domains.ts';
import { standingOf } from '../../src/mailbox/mail-hosts/standing-of.ts';
import { SILENT_SERVERS, serversWith, type Zone } from './name-servers.ts';

const DOMAIN = 'post.example.net';
const NOWHERE = 'nowhere.example.net';
const WEATHER = ['ETIMEOUT', 'ESERVFAIL', 'EREFUSED', 'ECONNREFUSED', 'EFORMERR', 'ECANCELLED', 'EBADRESP', 'ENOTIMP'];

describe('Where mail for a domain goes', () => {
  const TABLE: [string, Zone | null, string][] = [
    ['it has an exchange', { mx: ['mx.example.net'] }, 'takes'],
    ['it has no exchange but an address', { a: ['192.0.2.1'] }, 'takes'],
    ['it has no exchange but an IPv6 address', { aaaa: ['2001:db8::1'] }, 'takes'],
    ['it does not exist', null, 'refuses'],
    ['it has a null MX', { mx: [''], a: ['192.0.2.1'] }, 'refuses'],
    ['it has a null MX written as a dot', { mx: ['.'] }, 'refuses'],
    ['a null MX stands beside a real one', { mx: ['', 'mx.example.net'] }, 'takes'],
    ['it exists, and has neither exchange nor address', {}, 'refuses'],
    ['an answer without records is none', { mx: [], a: [], aaaa: [] }, 'refuses'],
    ['its addresses are not to be had', { a: 'ESERVFAIL' }, 'unknown'],
    ['one of two kinds of address is not to be had', { aaaa: 'ETIMEOUT' }, 'unknown'],
    ['an address is there while the other kind is not to be had', { a: ['192.0.2.1'], aaaa: 'ETIMEOUT' }, 'takes'],
    ['the servers contradict themselves', { a: 'ENOTFOUND' }, 'unknown'],
  ];
  for (const [what, zone, expected] of TABLE) {
    it(`${what}: ${expected}`, async () => {
      expect(await standingOf(DOMAIN, serversWith(zone ? { [DOMAIN]: zone } : {}))).to.equal(expected);
    });
  }

  it('weather says nothing', async () => {
    for (const mx of WEATHER)
      expect(await standingOf(DOMAIN, serversWith({ [DOMAIN]: { mx } })), mx).to.equal('unknown');
  });

  it('a resolver that throws at once, or without a code, is weather too', async () => {
    const broken = {
      ...SILENT_SERVERS,
      exchanges: () => {
        throw new TypeError('no');
      },
    };
    expect(await standingOf(DOMAIN, broken)).to.equal('unknown');
  });

  it('is refused for nothing but a name that is not there, a null MX, or no record of all three kinds', async () => {
    const record = fc.oneof(
      fc.constantFrom('ENODATA', 'ENOTFOUND', ...WEATHER),
      fc.array(fc.constantFrom('', '.', 'mx.example.net'), { maxLength: 3 }),
    );
    await fc.assert(
      fc.asyncProperty(record, record, record, async (mx, a, aaaa) => {
        const none = (found: unknown) => found === 'ENODATA' || (Array.isArray(found) && found.length === 0);
        const nullMx = Array.isArray(mx) && mx.length > 0 && mx.every((exchange) => exchange !== 'mx.example.net');
        const sure = mx === 'ENOTFOUND' || nullMx || (none(mx) && none(a) && none(aaaa));
        const found = await standingOf(DOMAIN, serversWith({ [DOMAIN]: { mx, a, aaaa } }));
        expect(found === 'refuses').to.equal(sure);
      }),
    );
  });
});

describe('Asking which domains are dead', () => {
  let now = Date.parse('2026-06-03T01:00:00.000Z');
  const pass = (minutes: number) => {
    now += minutes * 60_000;
  };
  const asking = (servers: AskingConditions['servers'], changes: Partial<AskingConditions> = {}) =>
    askForDeadDomains({
      servers,
      clock: () => new Date(now).toISOString(),
      wellKnown: 'gmail.com',
      pause: () => new Promise(() => {}),
      ...changes,
    });

  it('gives those that surely take no mail, and no others', async () => {
    const servers = serversWith({ [DOMAIN]: { mx: ['mx'] }, 'later.example.net': { mx: 'ESERVFAIL' } });
    expect(await asking(servers)([DOMAIN, NOWHERE, 'later.example.net'], true)).to.deep.equal([NOWHERE]);
  });

  it('asks nothing when there is nothing to ask', async () => {
    const servers = serversWith({});
    expect(await asking(servers)([], true)).to.deep.equal([]);
    expect(servers.asked).to.deep.equal([]);
  });

  it('a resolver that never answers holds a mail up no longer than the limit, and says nothing', async () => {
    const waited: number[] = [];
    const ask = asking(SILENT_SERVERS, {
      pause: async (milliseconds) => {
        waited.push(milliseconds);
      },
    });
    expect(await ask([DOMAIN, NOWHERE], true)).to.deep.equal([]);
    expect(waited, 'one limit for all of them').to.deep.equal([ASKED_WITHIN]);
    expect(ASKED_WITHIN).to.be.at.most(2_000);
  });

  it('does not wait on when everything has been answered', async () => {
    let stopped = false;
    const ask = asking(serversWith({}), {
      pause: (_milliseconds, signal) =>
        new Promise((resolve) => {
          signal.addEventListener('abort', () => {
            stopped = true;
            resolve();
          });
        }),
    });
    await ask([NOWHERE], true);
    expect(stopped).to.equal(true);
  });

  it('what has been answered in time counts, though another domain’s servers are silent', async () => {
    const table = serversWith({});
    const servers = {
      ...table,
      exchanges: (domain: string) => (domain === DOMAIN ? new Promise<never>(() => {}) : table.exchanges(domain)),
    };
    const pause = () => new Promise<void>((resolve) => setImmediate(resolve));
    expect(await asking(servers, { pause })([DOMAIN, NOWHERE], true)).to.deep.equal([NOWHERE]);
  });

  it('asks nothing twice while an answer stands: an hour for a good one, ten minutes for a bad one, one for none', async () => {
    const servers = serversWith({ [DOMAIN]: { mx: ['mx'] }, 'later.example.net': { mx: 'ETIMEOUT' } });
    const ask = asking(servers);
    const askedAgain = async () => {
      const before = servers.asked.length;
      await ask([DOMAIN, NOWHERE, 'later.example.net'], true);
      return servers.asked.slice(before);
    };
    expect(await askedAgain()).to.deep.equal([DOMAIN, NOWHERE, 'later.example.net', 'gmail.com']);
    expect(await askedAgain()).to.deep.equal([]);
    pass(2);
    expect(await askedAgain()).to.deep.equal(['later.example.net']);
    pass(9);
    expect(await askedAgain()).to.deep.equal([NOWHERE, 'later.example.net']);
    pass(50);
    expect(await askedAgain()).to.have.members([DOMAIN, NOWHERE, 'later.example.net', 'gmail.com']);
  });

  it('two mails at the same time ask once', async () => {
    const servers = serversWith({});
    const ask = asking(servers);
    expect(await Promise.all([ask([NOWHERE], true), ask([NOWHERE], true)])).to.deep.equal([[NOWHERE], [NOWHERE]]);
    expect(servers.asked).to.deep.equal([NOWHERE, 'gmail.com']);
  });

  it('name servers that do not even know a well-known domain are cut off, and say nothing', async () => {
    for (const gmail of [{}, { mx: 'ENOTFOUND' }, { mx: 'ESERVFAIL' }])
      expect(await asking(serversWith({ 'gmail.com': gmail }))([NOWHERE], true)).to.deep.equal([]);
    const servers = serversWith({});
    expect(await asking(servers, { wellKnown: null })([NOWHERE], true)).to.deep.equal([NOWHERE]);
  });

  it('whoever only uses an office’s address makes it ask for so many names an hour, and whoever is proven is not held up by that', async () => {
    const servers = serversWith({});
    const ask = asking(servers);
    const name = (at: number) => `n${at}.example.net`;
    for (let at = 0; at < MOST_UNPROVEN + 20; at += 1) await ask([name(at)], false);
    expect(servers.asked.filter((domain) => domain !== 'gmail.com')).to.have.length(MOST_UNPROVEN);
    expect(await ask([name(0)], false), 'what is known is said').to.deep.equal([name(0)]);
    expect(await ask(['last.example.net'], true)).to.deep.equal(['last.example.net']);
    pass(61);
    expect(await ask([name(999)], false)).to.deep.equal([name(999)]);
  });

  it('keeps no more than it needs', async () => {
    const servers = serversWith({});
    const ask = asking(servers);
    for (let at = 0; at < 1_100; at += 1) await ask([`n${at}.example.net`], true);
    const before = servers.asked.length;
    await ask(['n1099.example.net'], true);
    expect(servers.asked.length, 'the newest is kept').to.equal(before);
    await ask(['n0.example.net'], true);
    expect(servers.asked.length, 'the oldest is not').to.be.greaterThan(before);
  });
});
