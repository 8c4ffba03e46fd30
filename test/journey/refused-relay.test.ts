/** Threat R25 in the whole daemon: the relay, or the token server before it, refuses the desk's login for an hour. */
import { expect } from 'chai';
import { startTokenServer, type TokenServer } from '../credentials/token-server.ts';
import { freePort } from '../servers/free-port.ts';
import { timeByHand } from '../store/time-by-hand.ts';
import { type DeskOnServers, openDeskOnServers } from './daemon-on-servers.ts';
import { LEE, MORI, OFFICE, REQUEST } from './desk-in-memory.ts';

/** A Wednesday, eleven in the morning where the desk is. */
const START = '2026-06-03T02:00:00.000Z';
const STEP_SECONDS = 100;
const AN_HOUR = 3_600;
const JOBS_EVERY = 1_200;
/** Once the relay takes the login again: the pause between two tries, then a quarter of an hour and a tenth of it. */
const TRIED_AGAIN_WITHIN = 300;
const DUE_AGAIN_WITHIN = 1_000;
/** Threat R25. */
const TRIES_AN_HOUR = 15;
const REQUESTS = 3;
/** An acknowledgement, a receipt for the office, and what goes to staff. */
const contact = (n: number) => `hanako${n}@mailbox.example`;

interface Reason {
  readonly word: string;
  readonly means: string;
  readonly todo: string;
}

/** How the login is refused, and what is told of it. */
const WAYS = [
  {
    way: 'a password',
    tokens: false,
    refusedBy: 'relay',
    health: 'smtp-login-refused',
    todo: /smtp\.user and smtp\.password/,
    log: /refuses smtp\.user or smtp\.password.*kept/,
  },
  {
    way: 'an access token that the relay does not take',
    tokens: true,
    refusedBy: 'relay',
    health: 'smtp-login-refused',
    todo: /smtp\.auth/,
    log: /with smtp\.auth: what the token may do/,
  },
  {
    way: 'an OAuth2 credential that the token server does not take',
    tokens: true,
    refusedBy: 'token server',
    health: 'credential-refused',
    todo: /Make a new one.*smtp\.auth/,
    log: /refuses the OAuth2 credential under smtp\.auth/,
  },
] as const;

describe('A relay that refuses the login (R25)', function () {
  this.timeout(120_000);
  let desk: DeskOnServers;
  let tokens: TokenServer | null = null;
  afterEach(async () => {
    await desk.close();
    await tokens?.close();
    tokens = null;
  });

  for (const { way, tokens: withTokens, refusedBy, health, todo, log } of WAYS)
    it(`with ${way}: it is not tried too often, said with what to do, and nothing is lost`, async () => {
      const time = timeByHand(START);
      const healthPort = await freePort();
      let refusing = true;
      let logins = 0;
      let sleeps = 0;
      tokens = withTokens ? await startTokenServer(AN_HOUR * 2) : null;
      desk = await openDeskOnServers({
        // The outbox, which has letters to send and may not, sleeps for a second at a time.
        time: {
          ...time,
          pause(ms, signal) {
            if (ms === 1_000) sleeps += 1;
            return time.pause(ms, signal);
          },
        },
        ...(tokens ? { tokens } : {}),
        behave: {
          login() {
            logins += 1;
            return refusing && refusedBy === 'relay' ? { code: 535, text: '5.7.8 no' } : undefined;
          },
        },
        more: `health: { port: ${healthPort} }\n`,
      });
      if (refusedBy === 'token server') tokens?.answer({ status: 401, body: { error: 'invalid_client' } }, 'desk-smtp');
      /** Time goes on by a step, and the outbox has looked for letters since. */
      const step = async () => {
        const before = sleeps;
        desk.pass(STEP_SECONDS);
        while (sleeps === before) await new Promise(setImmediate);
      };
      const health503 = async (): Promise<readonly Reason[]> => {
        const page = (await (await fetch(`http://127.0.0.1:${healthPort}/healthz`)).json()) as { reasons: Reason[] };
        return page.reasons;
      };
      const tries = () =>
        refusedBy === 'relay'
          ? logins
          : (tokens?.asked ?? []).filter((form) => form.get('client_id') === 'desk-smtp').length;
      const accepted = () => desk.lines.filter(({ fields }) => fields.verdict === 'accepted').length;
      const lettersTo = (address: string) => desk.sent.filter(({ to }) => to === address);
      const alertsTo = (address: string) =>
        lettersTo(address).filter(({ mail }) =>
          /ログインの失敗|login to a mail server refused/.test(mail.subject ?? ''),
        );

      const daemon = await desk.start();
      for (let n = 1; n <= REQUESTS; n += 1)
        desk.deliver({
          from: OFFICE,
          subject: `クラウドデータ救出 ${n}`,
          text: REQUEST.replace('9900000101', `990000010${n}`).replace('hanako@mailbox.example', contact(n)),
        });
      await desk.until(() => accepted() === REQUESTS);
      for (let seconds = 0; seconds < AN_HOUR; seconds += STEP_SECONDS) {
        await step();
        // Jobs run by the clock on the wall, which stands still here.
        if (seconds % JOBS_EVERY === 0) await daemon.workNow();
      }

      expect(tries(), 'logins in an hour').to.be.within(10, TRIES_AN_HOUR);
      expect(desk.sent).to.deep.equal([]);
      const said = desk.lines.filter(({ level }) => level === 'error').map(({ message }) => message);
      expect(
        said.every((message) => log.test(message)),
        said.join('\n'),
      ).to.equal(true);
      const reasons = await health503();
      expect(reasons.map(({ word }) => word)).to.include.members([health, 'acknowledgement-late']);
      const reason = reasons.find(({ word }) => word === health);
      expect(reason?.todo).to.match(todo);
      expect(reason?.means).to.match(/kept|none is lost/);

      refusing = false;
      tokens?.answer(null);
      desk.pass(TRIED_AGAIN_WITHIN);
      await daemon.workNow();
      await desk.until(() => desk.sent.length > 0);
      desk.pass(DUE_AGAIN_WITHIN);
      await daemon.workNow();
      const isOwed = async () => (await daemon.desk.store.tally()).oldestUnsent !== null;
      while (await isOwed()) await new Promise(setImmediate);
      await daemon.stop();
      for (let n = 1; n <= REQUESTS; n += 1) expect(lettersTo(contact(n)), contact(n)).to.have.length(1);
      expect([MORI, LEE].map((address) => alertsTo(address).length)).to.deep.equal([1, 1]);
      expect(new Set(desk.sent.map(({ mail }) => mail.messageId)).size).to.equal(desk.sent.length);
    });
});
