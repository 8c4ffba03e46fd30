/** An IMAP server in the process, in memory, on a free loopback port: for the demo and the tests. */
import type { AddressInfo, Socket } from 'node:net';
import hoodiecrow from 'hoodiecrow-imap';
import type { Instant } from '../domain/time.ts';

export interface SandboxImapOptions {
  /** Name and password of everybody who may log in; they all see the one mailbox. */
  readonly users: Readonly<Record<string, string>>;
  /** The token that lets in whoever shows it (XOAUTH2); then no password does. */
  accessToken?(): string;
  /** The delimiter between folder names; servers differ. */
  readonly delimiter?: '/' | '.';
  /** What RFC822.SIZE says of a mail of `size` bytes: servers have been seen to lie. */
  announce?(size: number): number;
  /** UIDVALIDITY of the inbox; some servers give the 0 that none may be. */
  readonly uidValidity?: number;
}

export interface SandboxMail {
  readonly uid: number;
  readonly raw: Buffer;
  readonly flags: readonly string[];
}

export interface SandboxImapServer {
  readonly host: string;
  readonly port: number;
  /** Puts a mail into a folder (the inbox unless named), received now unless said otherwise; gives its UID. Who idles is told. */
  deliver(raw: Buffer | string, how?: { receivedAt?: Instant; flags?: readonly string[]; folder?: string }): number;
  /** Names of all folders, subscribed or not. */
  folders(): readonly string[];
  subscribed(): readonly string[];
  createFolder(path: string): void;
  removeFolder(path: string): void;
  mails(folder: string): readonly SandboxMail[];
  /** Cuts every connection, as a server that is restarted does. */
  cutConnections(): void;
  connections(): number;
  close(): Promise<void>;
}

const PLUGINS = ['ID', 'IDLE', 'MOVE', 'UIDPLUS', 'NAMESPACE', 'UNSELECT'];
/** A password is refused there, and a token is shown with the command itself. */
const WITH_TOKENS = ['SASL-IR', 'XOAUTH2', 'LOGINDISABLED'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Listens on 127.0.0.1 when it resolves; `close` ends it with all its connections. */
export async function startImapServer(options: SandboxImapOptions): Promise<SandboxImapServer> {
  const tokens = options.accessToken;
  // Read at each login: the library compares it with what is shown.
  const xoauth2 = tokens && {
    get accessToken() {
      return tokens();
    },
  };
  const users = Object.fromEntries(
    Object.entries(options.users).map(([name, password]) => [name, { password, ...(xoauth2 ? { xoauth2 } : {}) }]),
  );
  const plugins = tokens ? [...PLUGINS, ...WITH_TOKENS] : PLUGINS;
  const storage = { INBOX: {}, '': { separator: options.delimiter ?? '/', folders: {} } };
  const server = hoodiecrow({ plugins, users, storage });
  const { announce, uidValidity } = options;
  const inbox = server.getMailbox('INBOX');
  if (inbox && uidValidity !== undefined) inbox.uidvalidity = uidValidity;
  if (announce) server.fetchHandlers['RFC822.SIZE'] = (_, message) => announce(message.raw.length);
  const sockets = new Set<Socket>();
  server.connectionHandlers.push((connection) => {
    const { socket } = connection;
    if (!socket) return;
    // Without this each answer waits for the acknowledgement of the last one: 22 instead of 1,587 fetches a second.
    socket.setNoDelay(true);
    sockets.add(socket);
    socket.once('close', () => {
      sockets.delete(socket);
      // For a client that went away in IDLE the library keeps a timer, and with it the process, for half an hour.
      if (connection.inputHandler) connection.inputHandler('DONE');
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.server.address() as AddressInfo;
  const cutConnections = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    host: '127.0.0.1',
    port,
    deliver(raw, how = {}) {
      const bytes = Buffer.isBuffer(raw) ? raw : Buffer.from(raw, 'utf8');
      const date = how.receivedAt === undefined ? new Date(Date.now()) : new Date(how.receivedAt);
      const folder = how.folder ?? 'INBOX';
      return server.appendMessage(folder, [...(how.flags ?? [])], internalDate(date), bytes.toString('latin1')).message
        .uid;
    },
    folders: () => Object.keys(server.folderCache),
    subscribed: () =>
      Object.values(server.folderCache)
        .filter((folder) => folder.subscribed)
        .map((folder) => folder.path),
    createFolder: (path) => server.createMailbox(path),
    removeFolder: (path) => server.deleteMailbox(path),
    mails: (folder) =>
      (server.getMailbox(folder)?.messages ?? []).map(({ uid, raw, flags }) => ({
        uid,
        raw: Buffer.from(raw, 'latin1'),
        flags: [...flags],
      })),
    cutConnections,
    connections: () => sockets.size,
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
        cutConnections();
      }),
  };
}

/** `date-time` of RFC 3501 §9, in UTC. */
function internalDate(date: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const day = `${two(date.getUTCDate())}-${MONTHS[date.getUTCMonth()]}-${date.getUTCFullYear()}`;
  return `${day} ${two(date.getUTCHours())}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())} +0000`;
}
