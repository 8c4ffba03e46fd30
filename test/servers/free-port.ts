/** A port on loopback that nobody listens on at this moment. */
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';

/**
 * Below those that systems give to outgoing connections (RFC 6335 §6: 49152 on; Linux: 32768 on), so that between this look and
 * the server's start no client of another run gets it; and chosen at random, so that two runs at once hardly choose the same.
 */
const [LOWEST, BEYOND] = [10_240, 32_000];
const ATTEMPTS = 50;
const given = new Set<number>();

export async function freePort(): Promise<number> {
  for (let left = ATTEMPTS; left > 0; left -= 1) {
    const port = randomInt(LOWEST, BEYOND);
    if (given.has(port) || !(await isFree(port))) continue;
    given.add(port);
    return port;
  }
  throw new Error('no free port');
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer().listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch {
    return false;
  }
  server.close();
  await once(server, 'close');
  return true;
}
