/** A token server on loopback for tests: it counts its tokens, and can be told to refuse or to be ill. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface TokenServer {
  readonly url: string;
  /** The forms that were posted, in order. */
  readonly asked: readonly URLSearchParams[];
  /** Answers everything with this from now on; null: gives tokens again. */
  answer(other: { readonly status: number; readonly body: unknown } | null): void;
  close(): Promise<void>;
}

/** Gives `token-1`, `token-2` … with a life of `seconds`. */
export async function startTokenServer(seconds = 3600): Promise<TokenServer> {
  const asked: URLSearchParams[] = [];
  let other: { readonly status: number; readonly body: unknown } | null = null;
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    asked.push(new URLSearchParams(body));
    const token = { access_token: `token-${asked.length}`, token_type: 'Bearer', expires_in: seconds };
    response.writeHead(other?.status ?? 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(other ? other.body : token));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/token`,
    asked,
    answer: (given) => {
      other = given;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
