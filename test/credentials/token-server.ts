/** A token server on loopback for tests: it counts its tokens, and can be told to refuse or to be ill. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface TokenServer {
  readonly url: string;
  /** The forms that were posted, in order. */
  readonly asked: readonly URLSearchParams[];
  /** Answers everything, or one client, with this from now on; null: gives tokens again. */
  answer(other: { readonly status: number; readonly body: unknown } | null, clientId?: string): void;
  /** The token that `clientId` was given last; '' before the first. */
  latest(clientId: string): string;
  close(): Promise<void>;
}

/** Gives `token-1`, `token-2` … with a life of `seconds`. */
export async function startTokenServer(seconds = 3600): Promise<TokenServer> {
  const asked: URLSearchParams[] = [];
  let other: { readonly status: number; readonly body: unknown } | null = null;
  let only: string | undefined;
  const given = new Map<string, string>();
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const form = new URLSearchParams(body);
    asked.push(form);
    const client = form.get('client_id') ?? '';
    const token = { access_token: `token-${asked.length}`, token_type: 'Bearer', expires_in: seconds };
    const refusal = only === undefined || only === client ? other : null;
    if (!refusal) given.set(client, token.access_token);
    response.writeHead(refusal?.status ?? 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(refusal ? refusal.body : token));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/token`,
    asked,
    answer: (instead, clientId) => {
      other = instead;
      only = clientId;
    },
    latest: (clientId) => given.get(clientId) ?? '',
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
