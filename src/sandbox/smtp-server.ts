/** An SMTP server in the process, on a free loopback port, that keeps what it accepts and can be told to fail. */
import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerOptions, type SMTPServerSession } from 'smtp-server';
import type { Instant } from '../domain/time.ts';

export interface AcceptedMail {
  readonly envelope: { readonly from: string; readonly to: readonly string[] };
  readonly raw: Buffer;
  readonly at: Instant;
}

/** How one step of the dialogue fails: an answer with this code, silence, or a cut connection. */
export type Failure = { readonly code: number; readonly text?: string } | 'silence' | 'cut';

/** Asked at each step; undefined lets it succeed. */
export interface Behaviour {
  greeting?(): Failure | undefined;
  /** At each AUTH, before user and password are looked at. */
  login?(): Failure | undefined;
  mail?(from: string): Failure | undefined;
  recipient?(to: string): Failure | undefined;
  /** After the whole mail has arrived. */
  data?(mail: AcceptedMail): Failure | undefined;
  /** `cut` and `silence` here come after the mail was accepted: the sender never reads the answer. */
  accepted?(mail: AcceptedMail): 'silence' | 'cut' | undefined;
}

export interface SandboxSmtpOptions {
  onMail?(mail: AcceptedMail): void;
  behave?: Behaviour;
  /** Who may send; anybody when absent. */
  readonly users?: Readonly<Record<string, string>>;
  /** The token that lets in whoever shows it (XOAUTH2); then no password does. */
  accessToken?(): string;
  /** PEM texts; offers STARTTLS, or speaks TLS from the start. */
  readonly tls?: { readonly key: string; readonly cert: string; readonly implicit?: boolean };
}

export interface SandboxSmtpServer {
  readonly host: string;
  readonly port: number;
  /** Everything accepted, in order. */
  readonly accepted: readonly AcceptedMail[];
  /** Connections made so far. */
  connections(): number;
  close(): Promise<void>;
}

type Answer = (error?: Error | null) => void;

/** Listens on 127.0.0.1 when it resolves; `close` ends it with all its connections. */
export async function startSmtpServer(options: SandboxSmtpOptions = {}): Promise<SandboxSmtpServer> {
  const behave = options.behave ?? {};
  const accepted: AcceptedMail[] = [];
  let connections = 0;
  const cut = (session: SMTPServerSession) => {
    for (const connection of server.connections) if (connection.session === session) connection._socket.destroy();
  };
  const answer = (failure: Failure | undefined, session: SMTPServerSession, respond: Answer) => {
    if (failure === undefined) respond();
    else if (failure === 'cut') cut(session);
    else if (failure !== 'silence')
      respond(Object.assign(new Error(failure.text ?? 'refused on purpose'), { responseCode: failure.code }));
  };
  const settings: SMTPServerOptions = {
    ...(options.tls ? { key: options.tls.key, cert: options.tls.cert, secure: options.tls.implicit ?? false } : {}),
    disabledCommands: [...(options.users ? [] : ['AUTH']), ...(options.tls ? [] : ['STARTTLS'])],
    authOptional: options.users === undefined,
    ...(options.accessToken ? { authMethods: ['XOAUTH2'] } : {}),
    allowInsecureAuth: options.tls === undefined,
    disableReverseLookup: true,
    logger: false,
    onAuth({ username, password, accessToken }, session, respond) {
      const failure = behave.login?.();
      if (failure !== undefined) return answer(failure, session, respond);
      const shows = options.accessToken
        ? accessToken === options.accessToken()
        : username !== undefined && options.users?.[username] === password;
      const known = username !== undefined && username in (options.users ?? {}) && shows;
      if (known) respond(null, { user: username });
      else respond(Object.assign(new Error('wrong user or password'), { responseCode: 535 }));
    },
    onConnect(session, respond) {
      connections += 1;
      answer(behave.greeting?.(), session, respond);
    },
    onMailFrom: (address, session, respond) => answer(behave.mail?.(address.address), session, respond),
    onRcptTo: (address, session, respond) => answer(behave.recipient?.(address.address), session, respond),
    onData(stream, session, respond) {
      gather(stream).then((raw) => {
        const { mailFrom, rcptTo } = session.envelope;
        const from = mailFrom === false ? '' : mailFrom.address;
        const mail = {
          envelope: { from, to: rcptTo.map((to) => to.address) },
          raw,
          at: new Date(Date.now()).toISOString(),
        };
        const failure = behave.data?.(mail);
        if (failure !== undefined) return answer(failure, session, respond);
        accepted.push(mail);
        options.onMail?.(mail);
        answer(behave.accepted?.(mail), session, respond);
      }, respond);
    },
  };
  const server = new SMTPServer(settings);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  // Clients that vanish in mid-sentence are part of the play.
  server.on('error', () => {});
  const { port } = server.server.address() as AddressInfo;
  return {
    host: '127.0.0.1',
    port,
    accepted,
    connections: () => connections,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const connection of server.connections) connection._socket.destroy();
      }),
  };
}

async function gather(stream: SMTPServerDataStream): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
