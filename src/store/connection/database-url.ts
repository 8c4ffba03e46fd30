/** What `database:` of the configuration means: a SQLite file, a SQLite database in memory, or a PostgreSQL server. */
import { resolve } from 'node:path';

export type DatabaseAddress =
  | { readonly type: 'sqlite'; readonly file: string; readonly shown: string }
  | { readonly type: 'postgres'; readonly url: string; readonly shown: string };

export const IN_MEMORY = ':memory:';

function shownServer(url: string): string {
  const { hostname, port, pathname } = new URL(url);
  return `postgres://${hostname}${port && `:${port}`}${pathname}`;
}

/**
 * Reads `sqlite:./data/desk.sqlite`, `sqlite::memory:` or `postgres://…`; relative files count from `folder`.
 * `shown` is what may be printed: it holds no user and no password. Null when `url` is none of these.
 */
export function databaseAddress(url: string, folder: string = process.cwd()): DatabaseAddress | null {
  if (url === `sqlite:${IN_MEMORY}`) return { type: 'sqlite', file: IN_MEMORY, shown: url };
  if (url.startsWith('sqlite:') && url.length > 'sqlite:'.length) {
    const file = resolve(folder, url.slice('sqlite:'.length));
    return { type: 'sqlite', file, shown: file };
  }
  if (/^postgres(?:ql)?:\/\//.test(url) && URL.canParse(url)) return { type: 'postgres', url, shown: shownServer(url) };
  return null;
}
