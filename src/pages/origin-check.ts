/** Lets only the page itself change something: a form on another site, open in the same browser, cannot. */
import type { MiddlewareHandler } from 'hono';

const READS = ['GET', 'HEAD'];

export interface Asked {
  readonly method: string;
  readonly host: string | undefined;
  readonly origin: string | undefined;
  /** Sec-Fetch-Site: what the browser says of who asks; pages cannot write it. */
  readonly fetchSite: string | undefined;
}

/** Whether it reads only, or comes from the page itself. Whoever sends neither header is no browser of today, and is not believed. */
export function isOwnRequest({ method, host, origin, fetchSite }: Asked): boolean {
  if (READS.includes(method)) return true;
  if (fetchSite !== undefined && fetchSite !== 'same-origin') return false;
  if (origin !== undefined) return host !== undefined && origin === `http://${host}`;
  return fetchSite === 'same-origin';
}

/** 403 for a request that would change something and does not come from the page itself. */
export function checkOrigin(): MiddlewareHandler {
  return async ({ req, text }, next) => {
    const asked = { host: req.header('host'), origin: req.header('origin'), fetchSite: req.header('sec-fetch-site') };
    if (isOwnRequest({ method: req.method, ...asked })) return next();
    return text('Only the page itself may ask for this, and another one did. Nothing was done.\n', 403);
  };
}
