/** The page of the desk to try, with all its routes. */
import { join } from 'node:path';
import type { Hono } from 'hono';
import { packageRoot } from '../../../config/package-root.ts';
import { serveAssets } from '../../../pages/assets.ts';
import { openPages } from '../../../pages/open-pages.ts';
import type { StayDesk } from '../stay-desk.ts';
import { LABELS } from '../words/labels.ts';
import { answers } from './answers.ts';
import { languageOf } from './language-asked.ts';
import { news } from './news.ts';
import { pageShell } from './shell.ts';

export const ASSETS = [
  'stay.css',
  'icon.svg',
  'stay.js',
  'elements.js',
  'requests.js',
  'mailbox.js',
  'reply.js',
  'ticket-file.js',
  'desk-inside.js',
];

/** Where the assets lie, for compiled and uncompiled code alike. */
export function assetFolder(): string {
  return join(packageRoot(), 'src', 'sandbox', 'page', 'assets');
}

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
