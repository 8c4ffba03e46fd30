/** The page of the desk to try, with all its routes. */
import type { Hono } from 'hono';
import { serveAssets } from '../../../pages/assets.ts';
import { openPages } from '../../../pages/open-pages.ts';
import type { StayDesk } from '../stay-desk.ts';
import { LABELS } from '../words/labels.ts';
import { answers } from './answers.ts';
import { languageOf } from './language-asked.ts';
import { news } from './news.ts';
import { ASSETS, assetFolder } from './page-assets.ts';
import { pageShell } from './shell.ts';

export function stayPages(stay: StayDesk): Hono {
  const app = openPages({ script: true });
  app.get('/', (context) => {
    const language = languageOf(context.req);
    context.header('content-language', language);
    return context.html(pageShell(language));
  });
  app.get('/labels', (context) => context.json(LABELS[languageOf(context.req)]));
  app.route('/assets', serveAssets(assetFolder(), ASSETS));
  app.route('/', news(stay));
  app.route('/', answers(stay));
  return app;
}
