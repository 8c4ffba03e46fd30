/** The ground of every page that we serve on loopback: who may ask, what the browser may load, and that nothing is kept. */
import { Hono } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { checkHost } from './host-check.ts';
import { checkOrigin } from './origin-check.ts';

export interface PageRules {
  /** Host names besides those of loopback. */
  readonly hosts?: readonly string[];
  /** Set for a page that has a script of its own; it may ask us, and nobody else. */
  readonly script?: true;
}

/** An app without routes: Host and origin are checked, and every answer has a strict CSP and may not be stored. */
export function openPages({ hosts = [], script }: PageRules = {}): Hono {
  const app = new Hono();
  app.use(
    secureHeaders({
      // CSP Level 3: nothing inline, nothing from elsewhere, no frame around it.
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'"],
        ...(script ? { scriptSrc: ["'self'"], connectSrc: ["'self'"], requireTrustedTypesFor: ["'script'"] } : {}),
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
      referrerPolicy: 'no-referrer',
      xFrameOptions: 'DENY',
      // On loopback there is no TLS to be strict about.
      strictTransportSecurity: false,
    }),
    async (context, next) => {
      await next();
      context.header('cache-control', 'no-store');
    },
    checkHost(hosts),
    checkOrigin(),
  );
  app.notFound((context) => context.text('There is no such page.\n', 404));
  return app;
}
