/** An IMAP and an SMTP server on loopback that let in who bears the token of the day, and nobody else. */
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { SMTPServer } from 'smtp-server';

export interface TokenGate {
  readonly port: number;
  /** The tokens that were shown, in order. */
  readonly shown: readonly string[];
  close(): Promise<void>;
}

const REFUSAL = Buffer.from(JSON.stringify({ status: '401', schemes: 'bearer' })).toString('base64');

/** The line of a client: user and token, parted as XOAUTH2 has them. */
function tokenIn(line: string): string {
  const fields = Buffer.from(line, 'base64').toString().split('\u0001');
  return fields.find((field) => field.startsWith('auth=Bearer '))?.slice('auth=Bearer '.length) ?? '';
}

/** No more than the login is spoken: that is what is tested. */
export async function startImapGate(isGood: (token: string) => boolean): Promise<TokenGate> {
  const shown: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    const capabilities = 'CAPABILITY IMAP4rev1 SASL-IR AUTH=XOAUTH2';
    const say = (line: string) => socket.write(`${line}\r\n`);
    let refusing: string | null = null;
    say(`* OK [${capabilities}] ready`);
    createInterface(socket).on('line', (line) => {
      const [tag = '', command = '', mechanism = '', initial = ''] = line.split(' ');
      if (refusing !== null) {
        say(`${refusing} NO [AUTHENTICATIONFAILED] no`);
        refusing = null;
        return;
      }
      if (command === 'AUTHENTICATE' && mechanism === 'XOAUTH2') {
        const token = tokenIn(initial);
        shown.push(token);
        if (!isGood(token)) refusing = tag;
        say(refusing === null ? `${tag} OK [CAPABILITY IMAP4rev1] in` : `+ ${REFUSAL}`);
        return;
      }
      if (command === 'CAPABILITY') say(`* ${capabilities}`);
      say(`${tag} OK done`);
      if (command === 'LOGOUT') socket.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    shown,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/** `how`: as Google refuses (334, then 535), or as others do (535 at once). */
export async function startSmtpGate(
  isGood: (token: string) => boolean,
  how: 'challenge' | 'at-once' = 'challenge',
): Promise<TokenGate & { readonly taken: () => number }> {
  const shown: string[] = [];
  let taken = 0;
  const server = new SMTPServer({
    authMethods: ['XOAUTH2'],
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    disableReverseLookup: true,
    logger: false,
    onAuth({ username, accessToken = '' }, _session, respond) {
      shown.push(accessToken);
      if (isGood(accessToken)) return respond(null, { user: username });
      if (how === 'challenge') return respond(null, { data: { status: '401', schemes: 'bearer' } });
      return respond(Object.assign(new Error('no'), { responseCode: 535 }));
    },
    onData(stream, _session, respond) {
      stream.resume();
      stream.on('end', () => {
        taken += 1;
        respond();
      });
    },
  });
  server.on('error', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  return {
    port: (server.server.address() as AddressInfo).port,
    shown,
    taken: () => taken,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
