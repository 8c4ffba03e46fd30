/** Waiting for mail and coming back after trouble. */
import { connect, createServer, type Server, type Socket } from 'node:net';
import { expect } from 'chai';
import { type SandboxImapServer, startImapServer } from '../../src/sandbox/imap-server.ts';
import { deskMailbox, imapSettings, mail, subjects } from './desk-mailbox.ts';

/** What every failure of the connection means for the mails. */
const MEANT = '(new mails wait in the mailbox; this is tried again)';

describe('the mailbox at work', () => {
  let server: SandboxImapServer;
  const leaving = new Set<() => Promise<void>>();

  function attend(...given: Parameters<typeof deskMailbox>) {
    const desk = deskMailbox(...given);
    const stop = new AbortController();
    const ended = desk.mailbox.run(stop.signal);
    const leave = async () => {
      stop.abort();
      await ended;
    };
    leaving.add(leave);
    return { ...desk, leave };
  }

  beforeEach(async () => {
    server = await startImapServer({ users: { desk: 'secret' } });
  });
  afterEach(async () => {
    for (const leave of leaving) await leave();
    leaving.clear();
    await server.close();
  });

  it('takes a mail that arrives while it waits', async () => {
    const { until, store, taken } = attend(imapSettings(server));
    await until(() => store.passes.length === 1);
    server.deliver(mail('DONE 1'));
    await until(() => store.passes.length === 2);
    expect(subjects(taken)).to.deep.equal(['DONE 1']);
  });

  it('passes over the mailbox when it is nudged, though nothing was announced', async () => {
    const { until, store, mailbox } = attend(imapSettings(server));
    await until(() => store.passes.length === 1);
    mailbox.nudge();
    await until(() => store.passes.length === 2);
  });

  it('comes back when the server cuts the connection', async () => {
    const { until, store, taken, lines } = attend(imapSettings(server));
    await until(() => store.passes.length === 1);
    server.cutConnections();
    await until(() => lines.some(({ level }) => level === 'warn'));
    server.deliver(mail('DONE 1'));
    await until(() => taken.length === 1 && store.passes.length >= 2);
    expect(subjects(taken)).to.deep.equal(['DONE 1']);
  });

  it('says which setting is wrong when the password is refused, and soon asks only every five minutes', async () => {
    const { until, pauses, lines } = attend(imapSettings(server, { password: 'wrong' }));
    await until(() => pauses.length === 4);
    expect(pauses).to.deep.equal([500, 1_000, 300_000, 300_000]);
    expect(lines[0]).to.deep.include({
      level: 'error',
      message: `the IMAP server refuses imap.user or imap.password; correct them if this goes on ${MEANT}`,
    });
    expect(JSON.stringify(lines)).not.to.contain('wrong');
  });

  it('waits longer and longer for a server that is down, and works once it is up', async () => {
    await server.close();
    const { port } = server;
    const { until, pauses, lines } = attend(imapSettings({ host: '127.0.0.1', port }));
    await until(() => pauses.length >= 8);
    expect(pauses.slice(0, 8)).to.deep.equal([500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
    expect(lines[0]?.message).to.equal(`nothing listens at imap.host and imap.port ${MEANT}`);
    server = await startImapServer({ users: { desk: 'secret' } });
  });

  it('begins again after the store has failed, and loses nothing', async () => {
    server.deliver(mail('DONE 1'));
    const desk = deskMailbox(imapSettings(server));
    desk.store.failNextPlace();
    const stop = new AbortController();
    const ended = desk.mailbox.run(stop.signal);
    leaving.add(async () => {
      stop.abort();
      await ended;
    });
    await desk.until(() => desk.store.passes.length === 1);
    expect(subjects(server.mails('Salvage/Done'))).to.deep.equal(['DONE 1']);
    expect(desk.lines.find(({ level }) => level === 'error')?.fields).to.include({ code: 'SQLITE_BUSY' });
  });

  it('takes the others, and then the header, of a mail that is far larger than the server says', async () => {
    await server.close();
    server = await startImapServer({ users: { desk: 'secret' }, announce: (size) => Math.min(size, 100) });
    const uid = server.deliver(mail('LIAR', 'x'.repeat(1_500_000)));
    server.deliver(mail('DONE 1'));
    const { until, taken, oversize, store, lines } = attend(imapSettings(server, { maxMessageBytes: 10_000 }));
    await until(() => store.passes.length === 1);
    expect(subjects(taken)).to.deep.equal(['DONE 1']);
    expect(oversize.map((one) => ({ uid: one.uid, size: one.oversize?.bytes }))).to.deep.equal([{ uid, size: 10_001 }]);
    expect(subjects(server.mails('Salvage/Quarantine'))).to.deep.equal(['LIAR']);
    expect(lines.some(({ fields }) => fields.code === 'LiteralTooLarge')).to.equal(true);
  });

  it('notices at the next poll that the server has gone silent without a word', async () => {
    const hole = await blackHole(server.port);
    const { until, store, lines, mailbox } = attend(imapSettings(hole), { timeouts: { silence: 50 } });
    await until(() => store.passes.length === 1);
    hole.swallow();
    mailbox.nudge();
    await until(() => lines.some(({ level }) => level === 'warn'));
    expect(lines.find(({ level }) => level === 'warn')?.message).to.equal(
      `the IMAP server has stopped answering ${MEANT}`,
    );
    await hole.close();
  });

  it('does not wait for a silent server when it is told to end', async () => {
    const hole = await blackHole(server.port);
    const { until, store, leave, mailbox } = attend(imapSettings(hole), { pause: async () => {} });
    await until(() => store.passes.length === 1);
    hole.swallow();
    mailbox.nudge();
    await leave();
    await hole.close();
  });

  it('logs out and leaves no connection behind when it is told to end', async () => {
    const { until, store, leave } = attend(imapSettings(server));
    await until(() => store.passes.length === 1);
    await leave();
    // The end of the connection reaches the server a moment later; if it never did, this would run out of time.
    while (server.connections() > 0) await new Promise(setImmediate);
  });

  it('says no password to a server that does not offer the STARTTLS it was told to use', async () => {
    const { until, lines, pauses } = attend(imapSettings(server, { tls: 'starttls' }));
    await until(() => pauses.length === 1);
    expect(lines.map(({ message }) => message)).to.deep.equal([
      `the IMAP server does not do STARTTLS; is it imap.tls: implicit? ${MEANT}`,
    ]);
  });

  it('refuses to send a password in clear over a network', async () => {
    const { mailbox } = deskMailbox(imapSettings({ host: 'imap.university.example', port: 143 }));
    const problem = await mailbox.connect().catch((error: Error) => error.message);
    expect(problem).to.contain('tls: none is only for loopback hosts');
  });
});

/** Forwards to `port` until it is told to swallow everything: no answer, no end of the connection. */
async function blackHole(port: number) {
  const sockets = new Set<Socket>();
  let swallowing = false;
  const proxy: Server = createServer((near) => {
    const far = connect(port, '127.0.0.1');
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      from.on('data', (chunk) => swallowing || to.write(chunk));
      from.on('close', () => swallowing || to.destroy());
      from.on('error', () => {});
    }
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const address = proxy.address();
  return {
    host: '127.0.0.1',
    port: typeof address === 'object' && address ? address.port : 0,
    swallow: () => {
      swallowing = true;
    },
    close: () =>
      new Promise<void>((resolve) => {
        for (const socket of sockets) socket.destroy();
        proxy.close(() => resolve());
      }),
  };
}
