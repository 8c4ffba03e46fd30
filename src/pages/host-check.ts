/** Answers only those who asked for this machine by a loopback name: a page of another site, resolved to 127.0.0.1, is turned away. */
import type { MiddlewareHandler } from 'hono';

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]'];

/** The name in a Host header without its port (RFC 9110 §7.2); null when it is not one. */
function nameOf(host: string | undefined): string | null {
  return /^(\[[0-9a-f:]+\]|[a-z0-9.-]+)(?::\d{1,5})?$/.exec((host ?? '').toLowerCase())?.[1] ?? null;
}

/** Whether a request with this Host header may be answered; `others` are names besides those of loopback, such as a proxy's. */
export function isHostOfOurs(host: string | undefined, others: readonly string[] = []): boolean {
  const name = nameOf(host);
  return name !== null && [...LOOPBACK, ...others.map((other) => other.toLowerCase())].includes(name);
}

/** 421 for every other Host header: DNS rebinding makes a browser send the attacker's name. */
export function checkHost(others: readonly string[] = []): MiddlewareHandler {
  return async (context, next) => {
    if (isHostOfOurs(context.req.header('host'), others)) return next();
    return context.text(
      'This page is only for this machine, and was asked for by another name. Nothing was done. Open it by the address that the program printed.\n',
      421,
    );
  };
}
