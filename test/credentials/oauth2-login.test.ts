/** The desk logs in with OAuth2: at an IMAP and an SMTP server that check XOAUTH2, with tokens of a server on loopback. */
import { generateKeyPairSync, verify } from 'node:crypto';
import { expect } from 'chai';
import { accessTokens } from '../../src/credentials/access-tokens.ts';
import type { Credential } from '../../src/credentials/credential.ts';
import { connectImap } from '../../src/mailbox/connection/imap-connection.ts';
import { weatherOf } from '../../src/mailbox/connection/weather.ts';
import type { ImapSettings } from '../../src/mailbox/mailbox-settings.ts';
import { loginGuard } from '../../src/outbox/login-guard.ts';
import { type LetterTransport, openTransport } from '../../src/outbox/transport.ts';
import { timeByHand } from '../store/time-by-hand.ts';
import { startTokenServer, type TokenServer } from './token-server.ts';
import { startImapGate, startSmtpGate, type TokenGate } from './xoauth2-servers.ts';

const START = '2026-04-01T00:00:00.000Z';
const MINUTE = 60_000;
const LETTER = {
  recipient: 'hana@applicant.example',
  envelopeFrom: 'desk@desk.example',
  bytes: Buffer.from('a: b\r\n'),
};
const REVOKED = { status: 400, body: { error: 'invalid_grant', error_description: 'a secret could stand here' } };

describe('a login with OAuth2', () => {
  const open: { close(): unknown }[] = [];
  const opened = <T extends { close(): unknown }>(one: T): T => {
    open.push(one);
    return one;
  };
  afterEach(async () => {
    for (const one of open.splice(0).reverse()) await one.close();
  });

  async function desk(isGood: (token: string) => boolean, seconds?: number) {
    const time = timeByHand(START);
    const server = opened(await startTokenServer(seconds));
    const tokens = accessTokens(credential(server.url), time.clock);
    const imap = opened(await startImapGate(isGood));
    return { time, server, tokens, imap, settings: { ...imapAt(imap), tokens } };
  }

  async function loggedIn(settings: ImapSettings): Promise<void> {
    const client = await connectImap(settings, () => {}, new AbortController().signal);
    client.close();
  }

  it('brings the program’s own credential to the token server, and its token to IMAP', async () => {
    const { server, imap, settings } = await desk((token) => token === 'token-1');
    await loggedIn(settings);
    expect(imap.shown).to.deep.equal(['token-1']);
    expect(Object.fromEntries(server.asked[0] ?? [])).to.deep.equal({
      grant_type: 'client_credentials',
      client_id: 'desk-program',
      client_secret: 'hush',
      scope: 'mail',
    });
  });

  it('keeps a token until shortly before its end, then fetches another', async () => {
    const { time, server, settings } = await desk(() => true, 3600);
    await loggedIn(settings);
    time.pass(57 * MINUTE);
    await loggedIn(settings);
    expect(server.asked).to.have.length(1);
    time.pass(2 * MINUTE);
    await loggedIn(settings);
    expect(server.asked).to.have.length(2);
  });

  it('fetches a new token once when IMAP refuses one that was taken back before its end', async () => {
    let good = 'token-1';
    const { time, server, imap, settings } = await desk((token) => token === good);
    await loggedIn(settings);
    good = 'token-2';
    time.pass(10 * MINUTE);
    await loggedIn(settings);
    expect(imap.shown).to.deep.equal(['token-1', 'token-1', 'token-2']);
    good = 'none';
    const refusal = await loggedIn(settings).catch((error: unknown) => weatherOf(error));
    expect(refusal).to.include({ refused: true });
    expect(server.asked, 'a token that was made just now is not replaced').to.have.length(2);
  });

  it('is weather with a clear word when the credential was revoked, and none of the server’s own text is repeated', async () => {
    const { server, settings } = await desk(() => true);
    server.answer(REVOKED);
    const weather = await loggedIn(settings).catch((error: unknown) => weatherOf(error));
    expect(weather).to.include({ refused: true, code: 'CREDENTIAL_REFUSED' });
    expect(JSON.stringify(weather)).to.include('invalid_grant').and.not.include('could stand');
    expect(server.asked, 'asked once, not twice').to.have.length(1);
    server.answer(null);
    await loggedIn(settings);
  });

  it('waits for a token server that is ill', async () => {
    const { server, settings } = await desk(() => true);
    server.answer({ status: 503, body: {} });
    const weather = await loggedIn(settings).catch((error: unknown) => weatherOf(error));
    expect(weather).to.include({ refused: false, code: 'TOKENS_UNAVAILABLE' });
    server.answer({ status: 200, body: { access_token: 'two\u0001parts' } });
    expect(await loggedIn(settings).catch((error: unknown) => weatherOf(error))).to.include({ refused: false });
  });

  for (const how of ['challenge', 'at-once'] as const)
    it(`sends letters, and fetches a new token once when the relay refuses one (${how})`, async () => {
      let good = 'token-1';
      const { time, tokens } = await desk(() => true);
      const gate = opened(await startSmtpGate((token) => token === good, how));
      const first = opened(openTransport({ ...smtpAt(gate), tokens }));
      expect(await first.send(LETTER)).to.deep.equal({ is: 'accepted' });
      good = 'token-2';
      time.pass(10 * MINUTE);
      const second = opened(openTransport({ ...smtpAt(gate), tokens }));
      expect(await second.send(LETTER)).to.deep.equal({ is: 'accepted' });
      expect(gate.shown).to.deep.equal(['token-1', 'token-1', 'token-2']);
      expect(gate.taken()).to.equal(2);
    });

  for (const how of ['challenge', 'at-once'] as const)
    it(`shows a relay that takes no token of ours one token at a time, and a new one each time (${how})`, async () => {
      const { time, tokens } = await desk(() => true);
      const gate = opened(await startSmtpGate(() => false, how));
      const transport = opened(openTransport({ ...smtpAt(gate), tokens }));
      for (let tries = 0; tries < 3; tries += 1) {
        const outcome = await transport.send(LETTER);
        expect(outcome.is === 'postponed' && outcome.word).to.match(/^535 at AUTH/);
        time.pass(5 * MINUTE);
      }
      expect(gate.shown).to.deep.equal(['token-1', 'token-2', 'token-3']);
    });

  it('keeps the letters when the credential of the relay was revoked, and tells monitoring', async () => {
    const { server, tokens } = await desk(() => true);
    server.answer(REVOKED);
    const gate = opened(await startSmtpGate(() => true));
    const heard: unknown[] = [];
    const guard = loginGuard({ monotonic: () => 0, told: (refused, why) => void heard.push([refused, why]) });
    const transport: LetterTransport = guard.guardTransport(opened(openTransport({ ...smtpAt(gate), tokens })));
    const outcome = await transport.send(LETTER);
    expect(outcome).to.include({ is: 'postponed', word: 'CREDENTIAL_REFUSED at AUTH' });
    server.answer(null);
    expect(await transport.send(LETTER)).to.deep.equal({ is: 'accepted' });
    expect(heard).to.deep.equal([
      [true, 'credential'],
      [false, 'login'],
    ]);
  });

  it('signs the statement of a service account for the user it acts for', async () => {
    const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const server = opened(await startTokenServer());
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    const account = 'desk@project.example';
    const user = 'desk@desk.example';
    const google: Credential = {
      ...{ grant: 'service-account', tokenUrl: server.url, account, privateKey: pem, user, scope: 'mail' },
    };
    const time = timeByHand(START);
    await accessTokens(google, time.clock).token();
    const assertion = server.asked[0]?.get('assertion') ?? '';
    const [head = '', claims = '', signature = ''] = assertion.split('.');
    const good = verify('RSA-SHA256', Buffer.from(`${head}.${claims}`), publicKey, Buffer.from(signature, 'base64url'));
    expect(good).to.equal(true);
    const iat = Date.parse(START) / 1000;
    const said: unknown = JSON.parse(Buffer.from(claims, 'base64url').toString());
    expect(said).to.deep.equal({ iss: account, sub: user, scope: 'mail', aud: server.url, iat, exp: iat + 300 });
  });

  it('shows the refresh token of a person who has allowed it', async () => {
    const server = opened(await startTokenServer());
    const allowed: Credential = {
      ...{ grant: 'refresh-token', tokenUrl: server.url, clientId: 'c', clientSecret: 's', refreshToken: 'r' },
      scope: null,
    };
    const tokens = accessTokens(allowed, timeByHand(START).clock);
    const both = await Promise.all([tokens.token(), tokens.token()]);
    expect(both.map(({ text }) => text)).to.deep.equal(['token-1', 'token-1']);
    expect(server.asked.map(String)).to.deep.equal([
      'grant_type=refresh_token&client_id=c&client_secret=s&refresh_token=r',
    ]);
  });
});

function credential(tokenUrl: TokenServer['url']): Credential {
  return { grant: 'client-credentials', tokenUrl, clientId: 'desk-program', clientSecret: 'hush', scope: 'mail' };
}

function imapAt({ port }: TokenGate): ImapSettings {
  const folders = { done: 'Done', quarantine: 'Quarantine' };
  const settings = { inbox: 'INBOX', pollSeconds: 60, maxMessageBytes: 1_000_000, folders };
  return { host: '127.0.0.1', port, tls: 'none', user: 'desk@desk.example', ...settings };
}

function smtpAt({ port }: TokenGate) {
  return { host: '127.0.0.1', port, tls: 'none', user: 'desk@desk.example' } as const;
}
