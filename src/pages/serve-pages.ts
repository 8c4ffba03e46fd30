/** Listens on loopback for the browsers of this machine. */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer, type ServerType } from '@hono/node-server';
import type { Hono } from 'hono';

export interface PageServer {
  readonly port: number;
  /** Ends it with all its connections. */
  close(): Promise<void>;
}

/** Listens on 127.0.0.1 when it resolves (port 0 takes a free one); rejects with the error of `listen`, whose `code` says why. */
export async function servePages(app: Hono, port: number): Promise<PageServer> {
  const server: ServerType = createAdaptorServer({ fetch: app.fetch });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      const closed = once(server, 'close');
      server.close();
      if ('closeAllConnections' in server) server.closeAllConnections();
      await closed;
    },
  };
}
