/** A throw-away Dovecot on free loopback ports, with one mailbox; started and ended by the test that uses it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { connect } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { ImapFlow } from 'imapflow';
import { createTransport } from 'nodemailer';
import { type Certificate, makeCertificate } from './certificate.ts';
import { configuration } from './dovecot-configuration.ts';
import { freePort } from './free-port.ts';

export interface Dovecot {
  readonly host: string;
  readonly imapPort: number;
  readonly imapsPort: number;
  readonly certificate: Certificate;
  readonly user: string;
  readonly password: string;
  /** Delivers by LMTP, as a mail server does: Dovecot puts its own Received line on top. */
  deliver(raw: Buffer | string): Promise<void>;
  /** Puts mails into a folder's files, much faster than they could be delivered; `''`: the inbox. */
  fill(raws: Iterable<Buffer>, folder?: string): void;
  /** Does something as another client of the same mailbox, as people do. */
  asPerson<T>(act: (client: ImapFlow) => Promise<T>): Promise<T>;
  /** Ends the server and starts it again on the same ports; `meanwhile` happens in between. */
  restart(meanwhile?: () => void): Promise<void>;
  /** Gives every folder another UIDVALIDITY; only while the server is down. */
  changeUidValidity(): void;
  stop(): Promise<void>;
}

const USER = 'desk';
const PASSWORD = 'throw-away';
const START_WITHIN = 15_000;
const NOBODY_LISTENS = 100;
const GREETS_WITHIN = 5_000;
/** Mails belong to this user when Dovecot runs as root, which it refuses to do for mails. */
const NOBODY = 65534;

/** Rejects, with what Dovecot wrote into its log, when the server does not come up. */
export async function startDovecot(): Promise<Dovecot> {
  const folder = mkdtempSync(join(tmpdir(), 'salvage-dovecot-'));
  chmodSync(folder, 0o755);
  const ports = { imap: await freePort(), imaps: await freePort(), lmtp: await freePort() };
  const certificate = makeCertificate(folder);
  for (const name of ['run', 'mail', 'log']) mkdirSync(join(folder, name));
  const me = userInfo();
  const isRoot = me.uid === 0;
  if (isRoot) chownSync(join(folder, 'mail'), NOBODY, NOBODY);
  writeFileSync(join(folder, 'passwd'), `${USER}:{PLAIN}${PASSWORD}::::::\n`);
  const mailOwner = isRoot ? { uid: NOBODY, gid: NOBODY } : { uid: me.uid, gid: me.gid };
  writeFileSync(
    join(folder, 'dovecot.conf'),
    configuration(folder, ports, certificate, mailOwner, isRoot ? null : me.username),
  );

  let filled = 0;
  // Also a server that is only just starting again is ended: a test may be over while it does.
  let launched = launch(folder, ports.imap);
  await launched;
  const end = async () => {
    const child = await launched;
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    // Its whole process group: those who serve a connection would otherwise outlive the server until their client leaves.
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGTERM');
    await ended;
  };
  const relay = createTransport({ host: '127.0.0.1', port: ports.lmtp, lmtp: true, ignoreTLS: true });
  return {
    host: '127.0.0.1',
    imapPort: ports.imap,
    imapsPort: ports.imaps,
    certificate,
    user: USER,
    password: PASSWORD,
    async deliver(raw) {
      const info = await relay.sendMail({
        envelope: { from: 'hanako@office.example', to: [`${USER}@desk.example`] },
        raw,
      });
      if (info.accepted.length !== 1) throw new Error('LMTP did not take the mail');
    },
    fill(raws, into = '') {
      const home = join(folder, 'mail', USER, into === '' ? '' : `.${into}`);
      for (const part of ['', 'cur', 'new', 'tmp']) {
        mkdirSync(join(home, part), { recursive: true });
        chownSync(join(home, part), mailOwner.uid, mailOwner.gid);
      }
      chownSync(join(folder, 'mail', USER), mailOwner.uid, mailOwner.gid);
      for (const raw of raws) {
        filled += 1;
        const name = `${1_700_000_000 + filled}.M${filled}.bench`;
        writeFileSync(join(home, 'tmp', name), raw);
        chownSync(join(home, 'tmp', name), mailOwner.uid, mailOwner.gid);
        // A mail is whole from the moment it can be seen.
        renameSync(join(home, 'tmp', name), join(home, 'new', name));
      }
    },
    async asPerson(act) {
      const auth = { user: USER, pass: PASSWORD };
      const client = new ImapFlow({
        host: '127.0.0.1',
        port: ports.imap,
        secure: false,
        doSTARTTLS: false,
        auth,
        logger: false,
      });
      client.on('error', () => {});
      await client.connect();
      try {
        return await act(client);
      } finally {
        await client.logout();
      }
    },
    async restart(meanwhile) {
      const again = end().then(() => {
        meanwhile?.();
        return launch(folder, ports.imap);
      });
      launched = again;
      await again;
    },
    changeUidValidity() {
      const home = join(folder, 'mail', USER);
      for (const entry of readdirSync(home, { recursive: true, encoding: 'utf8' })) {
        const path = join(home, entry);
        if (/(^|\/)dovecot\.index/.test(entry)) rmSync(path, { force: true });
        // A list made anew would take the second of its making, which may be the same as before.
        if (!/(^|\/)dovecot-uidlist$/.test(entry)) continue;
        const list = readFileSync(path, 'utf8');
        writeFileSync(
          path,
          list.replace(/^3 V(\d+)/, (_, validity) => `3 V${Number(validity) + 1}`),
        );
      }
    },
    async stop() {
      relay.close();
      await end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function launch(folder: string, port: number): Promise<ChildProcess> {
  const child = spawn('dovecot', ['-F', '-c', join(folder, 'dovecot.conf')], {
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said: string[] = [];
  child.stderr?.on('data', (chunk) => said.push(String(chunk)));
  const failed = new Promise<never>((_, reject) => {
    child.once('error', () =>
      reject(new Error('Dovecot is not installed: apt-get install dovecot-imapd dovecot-lmtpd')),
    );
    child.once('exit', (code) => reject(new Error(`Dovecot ended with ${code}: ${said.join('')}${logOf(folder)}`)));
  });
  failed.catch(() => {});
  const deadline = Date.now() + START_WITHIN;
  while (!(await Promise.race([greets(port), failed]))) {
    if (Date.now() < deadline) continue;
    child.kill('SIGTERM');
    throw new Error(`Dovecot does not answer: ${said.join('')}${logOf(folder)}`);
  }
  return child;
}

function logOf(folder: string): string {
  try {
    return readFileSync(join(folder, 'log', 'dovecot.log'), 'utf8').slice(-2_000);
  } catch {
    return '(no log)';
  }
}

/**
 * Whether a server greets at `port`. False a tenth of a second later when nobody listens; whoever takes the connection may take
 * longer for his greeting, for on a busy machine the process that says it must be started first.
 */
function greets(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const conclude = (answer: boolean) => {
      clearTimeout(timer);
      socket.destroy();
      resolve(answer);
    };
    let timer = setTimeout(() => conclude(false), NOBODY_LISTENS);
    socket.once('connect', () => {
      clearTimeout(timer);
      timer = setTimeout(() => conclude(false), GREETS_WITHIN);
    });
    socket.once('data', () => conclude(true));
    // A refused connection comes back at once: the timer then paces the attempts.
    socket.once('error', () => {});
  });
}
