/** Tells the page that something has changed (server-sent events, HTML §9.2); it then asks what. */
import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { StayDesk } from '../stay-desk.ts';

/** Many changes at once are one piece of news. */
const GATHERED_MS = 80;
/** A proxy or a browser may end what is silent for longer. */
const SIGN_OF_LIFE_MS = 15_000;

export function news(stay: Pick<StayDesk, 'onChange'>): Hono {
  const app = new Hono();
  app.get('/news', (context) =>
    streamSSE(context, async (stream) => {
      let wake = () => {};
      let hasNews = true;
      const forget = stay.onChange(() => {
        hasNews = true;
        wake();
      });
      stream.onAbort(() => {
        forget();
        wake();
      });
      while (!stream.aborted) {
        await stream.writeSSE({ event: hasNews ? 'changed' : 'alive', data: '' });
        hasNews = false;
        await stream.sleep(GATHERED_MS);
        if (hasNews || stream.aborted) continue;
        const timer = setTimeout(() => wake(), SIGN_OF_LIFE_MS);
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
        clearTimeout(timer);
      }
    }),
  );
  return app;
}
