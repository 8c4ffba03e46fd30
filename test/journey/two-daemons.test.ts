/** Several daemons on one database: one attends, the others stand by, send letters, and take over. */
import { expect } from 'chai';
import { loadConfig } from '../../src/config/file.ts';
import { nameHolder } from '../../src/store/lease/lease-holder.ts';
import { openDesk } from '../../src/wiring.ts';
import { freePort } from '../servers/free-port.ts';
import { aLetter } from '../store/examples.ts';
import { type DeskOnServers, openDeskOnServers } from './daemon-on-servers.ts';
import { OFFICE, REQUEST } from './desk-in-memory.ts';

const request = (n: number) => ({
  from: OFFICE,
  subject: `クラウドデータ救出 ${n}`,
  text: REQUEST.replace('9900000101', `99000001${String(n).padStart(2, '0')}`),
});

describe('Several daemons on one database', function () {
  this.timeout(300_000);
  let desk: DeskOnServers;
  afterEach(() => desk.close());

  const said = (words: string) => desk.lines.filter(({ message }) => message.includes(words)).length;
  const accepted = () => desk.lines.filter(({ fields }) => fields.verdict === 'accepted').length;

  it('one attends to the mailbox; when it ends, the other goes on, and each mail is one ticket with one acknowledgement', async () => {
    desk = await openDeskOnServers();
    const first = await desk.start();
    await desk.until(() => said('this daemon attends') === 1);
    const second = await desk.start();
    await desk.until(() => said('stands by') === 1);
    for (const n of [1, 2, 3]) desk.deliver(request(n));
    await desk.until(() => accepted() === 3);
    expect([first.health.status(), second.health.status()]).to.deep.equal([
      'attends to the mailbox',
      'stands by: another daemon attends to the mailbox',
    ]);
    await first.stop();
    for (const n of [4, 5, 6]) desk.deliver(request(n));
    const acknowledgements = () => desk.sent.filter(({ to }) => to === 'hanako@mailbox.example');
    await desk.until(() => accepted() === 6 && acknowledgements().length >= 6);
    expect(await second.desk.store.tickets()).to.have.length(6);
    expect(new Set(acknowledgements().map(({ mail }) => mail.messageId)).size).to.equal(6);
    expect(desk.lines.filter(({ fields }) => 'verdict' in fields && fields.verdict !== 'accepted')).to.deep.equal([]);
    await second.stop();
    expect(desk.imap.mails('INBOX')).to.have.length(0);
  });

  it('a daemon that stands by sends letters, and does not touch the mailbox', async () => {
    desk = await openDeskOnServers();
    const { store } = await openDesk(loadConfig(desk.configFile));
    await store.seizeLease(nameHolder(), await store.readLease(), new Date().toISOString());
    await store.transaction((tx) => tx.owe(aLetter({ recipient: 'taro@applicant.example' })));
    desk.deliver(request(1));
    const standby = await desk.start();
    await desk.until(() => desk.sent.some(({ to }) => to === 'taro@applicant.example') && said('stands by') === 1);
    expect(standby.health.status()).to.match(/^stands by/);
    expect(desk.imap.connections()).to.equal(0);
    expect(await store.tickets()).to.deep.equal([]);
    await store.close();
  });

  it('shows on its page whether it attends, and that all is well; stopped, it answers no more', async () => {
    const port = await freePort();
    desk = await openDeskOnServers({ more: `health: { port: ${port} }\n` });
    const daemon = await desk.start();
    desk.deliver(request(1));
    await desk.until(() => desk.sent.length >= 3);
    const health = await fetch(`http://127.0.0.1:${port}/healthz`);
    expect(await health.json()).to.include({ status: 'ok', role: 'attending' });
    const metrics = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
    expect(metrics).to.include('salvage_desk_mails{verdict="accepted"} 1').and.include('salvage_desk_lease_held 1');
    expect(metrics).to.not.match(/desk\.example|mailbox\.example|CDS-/);
    await daemon.stop();
    const failure = await fetch(`http://127.0.0.1:${port}/healthz`).catch((error: Error) => error.name);
    expect(failure).to.equal('TypeError');
  });

  it('shows a refused login with what to do', async () => {
    const port = await freePort();
    desk = await openDeskOnServers({ imapPassword: 'wrong', more: `health: { port: ${port} }\n` });
    await desk.start();
    await desk.until(() => said('refuses imap.user') > 0);
    const health = await fetch(`http://127.0.0.1:${port}/healthz`);
    expect(health.status).to.equal(503);
    const { reasons } = (await health.json()) as { reasons: { word: string; todo: string }[] };
    expect(reasons.map(({ word }) => word)).to.deep.equal(['imap-login-refused']);
    expect(reasons[0]?.todo).to.include('imap.password');
  });
});
