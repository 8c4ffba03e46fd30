/** The smallest SMTP server that will do: it accepts everything at once, so that a measurement is of the sender and not of it. */
import { createServer, type Socket } from 'node:net';

export interface Accepted {
  readonly to: string;
  readonly raw: Buffer;
  /** Milliseconds on the clock of `performance`. */
  readonly at: number;
}

export interface SmtpSink {
  readonly port: number;
  readonly accepted: readonly Accepted[];
  /** Resolves with the letter that is accepted as number `count`, counted from 1. */
  letter(fits: (letter: Accepted) => boolean, count?: number): Promise<Accepted>;
  close(): Promise<void>;
}

const END = Buffer.from('\r\n.\r\n');

export async function startSmtpSink(): Promise<SmtpSink> {
  const accepted: Accepted[] = [];
  const watchers = new Set<(letter: Accepted) => void>();
  const sockets = new Set<Socket>();
  const accept = (to: string, raw: Buffer) => {
    const letter = { to, raw, at: performance.now() };
    accepted.push(letter);
    for (const watch of watchers) watch(letter);
  };
  const server = createServer((socket) => {
    sockets.add(socket.setNoDelay(true));
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
    socket.write('220 sink\r\n');
    converse(socket, accept);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    port: address.port,
    accepted,
    letter: (fits, count = 1) =>
      new Promise((resolve) => {
        let seen = 0;
        const watch = (letter: Accepted) => {
          if (!fits(letter)) return;
          seen += 1;
          if (seen !== count) return;
          watchers.delete(watch);
          resolve(letter);
        };
        for (const letter of accepted) watch(letter);
        if (seen < count) watchers.add(watch);
      }),
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

function converse(socket: Socket, accept: (to: string, raw: Buffer) => void): void {
  let held = Buffer.alloc(0);
  let inData = false;
  let to = '';
  const say = (line: string) => socket.write(`${line}\r\n`);
  socket.on('data', (chunk) => {
    held = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
    for (;;) {
      const end = held.indexOf(inData ? END : '\r\n');
      if (end < 0) return;
      const piece = held.subarray(0, end + 2);
      held = held.subarray(end + (inData ? END.length : 2));
      if (inData) {
        inData = false;
        accept(to, Buffer.from(piece));
        say('250 taken');
        continue;
      }
      const line = piece.toString('latin1').trim();
      const verb = line.slice(0, 4).toUpperCase();
      if (verb === 'RCPT') to = /<([^>]*)>/.exec(line)?.[1] ?? '';
      inData = verb === 'DATA';
      if (verb === 'EHLO') say('250-sink\r\n250-8BITMIME\r\n250-PIPELINING\r\n250 SMTPUTF8');
      else if (verb === 'QUIT') socket.end('221 bye\r\n');
      else say(inData ? '354 go on' : '250 ok');
    }
  });
}
