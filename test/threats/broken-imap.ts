/** An IMAP server that breaks over single mails: it stands before the sandbox's, and answers in its place when they are fetched. */
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** What is answered instead of a mail: the bytes written before the connection is left as it is, or cut. */
export interface Breakage {
  readonly uid: number;
  answer(uid: number, tag: string): string;
  readonly cuts?: boolean;
}

export interface BrokenImapServer {
  readonly host: string;
  readonly port: number;
  /** How often each broken mail was asked for alone. */
  readonly asked: ReadonlyMap<number, number>;
  close(): Promise<void>;
}

const FETCH = /^(\S+) UID FETCH (\S+) .*BODY\.PEEK\[/i;

/** Whether a sequence set (RFC 3501 §9) names `uid`. */
function names(set: string, uid: number): boolean {
  return set.split(',').some((piece) => {
    const [from = 0, to = from] = piece.split(':').map(Number);
    return uid >= from && uid <= to;
  });
}

/** Stands before `server` on a loopback port of its own. */
export async function breakImap(
  server: { readonly host: string; readonly port: number },
  breakages: readonly Breakage[],
): Promise<BrokenImapServer> {
  const asked = new Map<number, number>();
  const sockets = new Set<Socket>();
  const proxy = createServer((client) => {
    const behind = connect(server.port, server.host);
    for (const socket of [client, behind]) {
      sockets.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => {
        sockets.delete(socket);
        client.destroy();
        behind.destroy();
      });
    }
    behind.pipe(client);
    client.on('data', (chunk: Buffer) => {
      const [, tag = '', set = ''] = FETCH.exec(chunk.toString('latin1')) ?? [];
      const broken = set === '' ? undefined : breakages.find(({ uid }) => names(set, uid));
      if (!broken) {
        behind.write(chunk);
        return;
      }
      if (set === String(broken.uid)) asked.set(broken.uid, (asked.get(broken.uid) ?? 0) + 1);
      client.write(broken.answer(broken.uid, tag));
      if (broken.cuts) client.end();
    });
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  return {
    host: '127.0.0.1',
    port: (proxy.address() as AddressInfo).port,
    asked,
    close: () =>
      new Promise((resolve) => {
        proxy.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
