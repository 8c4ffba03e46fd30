/** The files a page is dressed with (style sheet, script), read once: only what is named is served, so no path leads anywhere else. */
import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { Hono } from 'hono';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** Serves the named files of a folder, each as `/name`; throws at the start for one that is missing or of no known type. */
export function serveAssets(folder: string, names: readonly string[]): Hono {
  const app = new Hono();
  for (const name of names) {
    const type = TYPES[extname(name)];
    if (type === undefined) throw new Error(`${name} is neither CSS, JavaScript nor SVG; no page asks for it`);
    const bytes = readFileSync(join(folder, name), 'utf8');
    app.get(`/${name}`, (context) => context.body(bytes, 200, { 'content-type': type }));
  }
  return app;
}
