/** A TCP proxy before an IMAP server that cuts, swallows, slows down, answers in its place, or does something at a given command. */
import { connect, createServer, type Socket } from 'node:net';

/** What to do with a command of the client instead of passing it on; null passes it on. */
export type Instead = 'cut' | { readonly answer: string } | null;

export interface Faults {
  /** Cuts the connection once so many bytes have gone to the client, or to the server; then it is forgotten. */
  cut?: { readonly to: 'client' | 'server'; readonly after: number };
  /** Connections made until now fall silent: nothing is passed on, and nothing is closed. */
  swallow?: boolean;
  /** So many bytes to the client, then a pause of so many milliseconds. */
  pace?: { readonly bytes: number; readonly every: number };
  /** Asked at each command, which waits for the answer. `command` is without its tag. */
  atCommand?(command: string): Promise<Instead> | Instead;
  /** Changes what the server says; must keep the length of literals. */
  rewrite?(text: string): string;
}

export interface ImapProxy {
  readonly host: string;
  readonly port: number;
  /** Changed by the test at any time. */
  faults: Faults;
  /** Bytes that have gone each way since `faults` were last forgotten by `begin`. */
  passed: { client: number; server: number };
  /** No faults, and counting from zero. */
  begin(): void;
  /** Says this to every client and closes. */
  sayAndClose(text: string): void;
  close(): Promise<void>;
}

interface Pair {
  readonly near: Socket;
  readonly far: Socket;
  deaf: boolean;
}

export async function startImapProxy(target: number): Promise<ImapProxy> {
  const pairs = new Set<Pair>();
  const end = (pair: Pair) => {
    pairs.delete(pair);
    pair.near.destroy();
    pair.far.destroy();
  };

  /** Passes on what may still go, and cuts when that was the last byte. */
  function pass(chunk: Buffer, to: 'client' | 'server', pair: Pair): void {
    const { cut } = proxy.faults;
    const room = cut?.to === to ? cut.after - proxy.passed[to] : Number.POSITIVE_INFINITY;
    const part = chunk.subarray(0, Math.max(0, Math.min(chunk.length, room)));
    proxy.passed[to] += part.length;
    const socket = to === 'client' ? pair.near : pair.far;
    if (part.length < chunk.length || room <= part.length) {
      delete proxy.faults.cut;
      pairs.delete(pair);
      // What was passed on still arrives.
      socket.end(part, () => end(pair));
      return;
    }
    socket.write(part);
  }

  async function toServer(chunk: Buffer, pair: Pair): Promise<void> {
    const [, tag, command] = /^(\S+) ([^\r\n]*)/.exec(chunk.toString('latin1')) ?? [];
    const instead = command === undefined ? null : ((await proxy.faults.atCommand?.(command)) ?? null);
    if (instead === 'cut') end(pair);
    else if (instead !== null) pair.near.write(`${tag} ${instead.answer}\r\n`);
    else if (!pair.deaf && pairs.has(pair)) pass(chunk, 'server', pair);
  }

  async function toClient(chunk: Buffer, pair: Pair): Promise<void> {
    const { rewrite, pace } = proxy.faults;
    const said = rewrite ? Buffer.from(rewrite(chunk.toString('latin1')), 'latin1') : chunk;
    if (!pace) return pass(said, 'client', pair);
    for (let start = 0; start < said.length && pairs.has(pair); start += pace.bytes) {
      pass(said.subarray(start, start + pace.bytes), 'client', pair);
      await new Promise((resolve) => setTimeout(resolve, pace.every));
    }
  }

  const server = createServer((near) => {
    const far = connect(target, '127.0.0.1');
    const pair: Pair = { near, far, deaf: false };
    pairs.add(pair);
    let toFar = Promise.resolve();
    let toNear = Promise.resolve();
    near.on('data', (chunk) => {
      toFar = toFar.then(() => (pair.deaf || !pairs.has(pair) ? undefined : toServer(chunk, pair)));
    });
    far.on('data', (chunk) => {
      toNear = toNear.then(() => (pair.deaf || !pairs.has(pair) ? undefined : toClient(chunk, pair)));
    });
    for (const socket of [near, far]) socket.on('error', () => {});
    near.on('close', () => end(pair));
    // What the server said last is passed on first.
    far.on('close', () => void toNear.then(() => pair.deaf || end(pair)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  let faults: Faults = {};
  const proxy: ImapProxy = {
    host: '127.0.0.1',
    port: address.port,
    get faults() {
      return faults;
    },
    set faults(next) {
      faults = next;
      if (next.swallow) for (const pair of pairs) pair.deaf = true;
    },
    passed: { client: 0, server: 0 },
    begin() {
      faults = {};
      proxy.passed = { client: 0, server: 0 };
    },
    sayAndClose(text) {
      for (const pair of pairs) pair.near.end(text, () => end(pair));
    },
    close: () =>
      new Promise((resolve) => {
        for (const pair of pairs) end(pair);
        server.close(() => resolve());
      }),
  };
  return proxy;
}
