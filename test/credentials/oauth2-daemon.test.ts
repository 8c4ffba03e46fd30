/** A whole desk on OAuth2: its tokens end while it runs, and a credential that is refused is told of and got over. */
import { expect } from 'chai';
import { pause } from '../../src/mailbox/connection/pause.ts';
import { type DeskOnServers, openDeskOnServers } from '../journey/daemon-on-servers.ts';
import { LEE, MORI, OFFICE, REQUEST } from '../journey/desk-in-memory.ts';
import { freePort } from '../servers/free-port.ts';
import { startTokenServer, type TokenServer } from './token-server.ts';

const HOUR = 3600;
const REVOKED = { status: 401, body: { error: 'invalid_client', error_description: 'CANARY of the token server' } };
const WHEN_REFUSED = 5 * 60_000;

describe('A desk on OAuth2', function () {
  this.timeout(120_000);
  let tokens: TokenServer;
  let desk: DeskOnServers;
  let healthPort: number;
  beforeEach(async () => {
    tokens = await startTokenServer(HOUR);
    healthPort = await freePort();
    desk = await openDeskOnServers({
      tokens,
      // What waits five minutes before it knocks again waits a moment here, however slow this machine is.
      pause: (ms, signal) => pause(ms >= WHEN_REFUSED ? 20 : ms, signal),
      more: `health: { port: ${healthPort} }\n`,
    });
  });
  afterEach(async () => {
    await desk.close();
    await tokens.close();
    const logged = JSON.stringify(desk.lines);
    expect([/token-\d/, /CANARY/].filter((secret) => secret.test(logged))).to.deep.equal([]);
  });

  const contact = (n: number) => `hanako${n}@mailbox.example`;
  const request = (n: number) =>
    desk.deliver({
      from: OFFICE,
      subject: `クラウドデータ救出 ${n}`,
      text: REQUEST.replace('9900000101', `990000010${n}`).replace('hanako@mailbox.example', contact(n)),
    });
  const lettersTo = (address: string) => desk.sent.filter(({ to }) => to === address);
  const asks = (client: string) => tokens.asked.filter((form) => form.get('client_id') === client).length;
  const reasons = async (): Promise<string[]> => {
    const answer = await fetch(`http://127.0.0.1:${healthPort}/healthz`);
    const page = (await answer.json()) as { readonly reasons: readonly { readonly word: string }[] };
    return page.reasons.map(({ word }) => word);
  };

  it('takes mails and sends letters, and fetches new tokens when the old ones end', async () => {
    const daemon = await desk.start();
    request(1);
    await desk.until(() => lettersTo(contact(1)).length > 0);
    expect([asks('desk-imap'), asks('desk-smtp')]).to.deep.equal([1, 1]);

    desk.pass(2 * HOUR);
    desk.imap.cutConnections();
    request(2);
    await desk.until(() => lettersTo(contact(2)).length > 0);
    expect(asks('desk-imap')).to.equal(2);
    expect(await reasons()).to.deep.equal([]);
    await daemon.stop();
  });

  it('says what is wrong when its credential is refused, tells staff, and goes on by itself when it is taken again', async () => {
    const daemon = await desk.start();
    request(1);
    await desk.until(() => lettersTo(contact(1)).length > 0);

    tokens.answer(REVOKED, 'desk-imap');
    desk.pass(2 * HOUR);
    desk.imap.cutConnections();
    request(2);
    const refused = () => desk.lines.filter(({ fields }) => fields.code === 'CREDENTIAL_REFUSED');
    await desk.until(() => refused().length > 0);
    expect(refused()[0]?.message).to.match(/refuses the OAuth2 credential \(invalid_client\).*make a new one/);
    expect(await reasons()).to.include('credential-refused');

    // The first look sees that the login is refused, the second that it still is.
    for (let look = 0; look < 2; look += 1) await daemon.workNow().catch(() => {});
    const alerts = (address: string) =>
      lettersTo(address).filter(({ mail }) => /ログインの失敗|login to a mail server refused/.test(mail.subject ?? ''));
    await desk.until(() => alerts(MORI).length > 0 && alerts(LEE).length > 0);
    expect(alerts(LEE)[0]?.mail.text).to.match(/No mail\s+and\s+no\s+letter\s+is\s+lost/);
    expect(lettersTo(contact(2))).to.deep.equal([]);

    const heard = desk.lines.length;
    tokens.answer(null);
    const passed = () => desk.lines.slice(heard).some(({ message }) => message === 'passed over the mailbox');
    await desk.until(() => lettersTo(contact(2)).length > 0 && passed());
    // The page is remembered for two seconds; asked again and again, it says in the end that all is well.
    while ((await reasons()).includes('credential-refused')) expect(daemon.health.isAlive()).to.equal(true);
    expect(alerts(MORI)).to.have.length(1);
    await daemon.stop();
  });
});
