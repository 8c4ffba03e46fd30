/** Answers GET /healthz and GET /metrics on loopback, for the operator's monitoring. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ConfigMistake } from '../config/file.ts';
import type { Examination } from './examine.ts';
import { openMetrics } from './metrics.ts';

export interface HealthServer {
  readonly port: number;
  close(): Promise<void>;
}

export interface HealthOptions {
  /** 0 takes a free one. */
  readonly port: number;
  readonly version: string;
  examine(): Promise<Examination>;
}

/** What does not change faster is not counted more often, however often somebody asks. */
const REMEMBERED_MS = 2_000;

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

/** What /healthz says: 200 while there is nothing to be done, 503 with every reason otherwise. A daemon that stands by is well. */
export function healthAnswer({ signs, troubles }: Examination, version: string): Answer {
  const { role, startedAt, polledAt } = signs;
  const page = {
    status: troubles.length === 0 ? 'ok' : 'trouble',
    role,
    version,
    startedAt,
    polledAt,
    reasons: troubles,
  };
  return {
    status: troubles.length === 0 ? 200 : 503,
    type: 'application/json',
    text: `${JSON.stringify(page, null, 2)}\n`,
  };
}

/** Listens on 127.0.0.1 when it resolves; rejects with ConfigMistake when the port is taken. */
export async function serveHealth({ port, version, examine }: HealthOptions): Promise<HealthServer> {
  const metrics = openMetrics(version);
  let last: { readonly at: number; readonly examination: Promise<Examination> } | null = null;
  const recent = () => {
    const now = performance.now();
    if (!last || now - last.at > REMEMBERED_MS) last = { at: now, examination: examine() };
    return last.examination;
  };

  async function answer(request: IncomingMessage): Promise<Answer> {
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return { status: 405, type: 'text/plain', text: 'Only GET is answered here.\n' };
    const path = (request.url ?? '').split('?')[0];
    if (path === '/healthz') return healthAnswer(await recent(), version);
    if (path === '/metrics') return { status: 200, ...(await metrics.render(await recent())) };
    return { status: 404, type: 'text/plain', text: 'There are /healthz and /metrics.\n' };
  }

  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    void answer(request)
      .catch(() => ({ status: 500, type: 'text/plain', text: 'The desk could not be examined.\n' }))
      .then(({ status, type, text }) => {
        response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' });
        response.end(request.method === 'HEAD' ? undefined : text);
      });
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening').catch((error: { code?: string }) => {
    metrics.close();
    throw new ConfigMistake(
      `health.port: ${port} cannot be listened on (${error.code}), so nobody could see whether the desk is well. Name a free port above 1023, or end the program that has it.`,
    );
  });
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      metrics.close();
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
