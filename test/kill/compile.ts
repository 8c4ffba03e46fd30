/** Compiles the daemon under trial into one file: reading hundreds of modules would cost more than everything else of its start. */
import { copyFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

export interface Compiled {
  /** The program to start. */
  readonly daemon: string;
  remove(): void;
}

/** The part of esbuild that is used here. */
interface Esbuild {
  buildSync(options: Readonly<Record<string, unknown>>): void;
}

/** Programs that the desk itself starts stand beside it, under the names it knows them by. */
const CHILDREN = ['src/mailbox/parsing/parser-child.ts'];

/** CommonJS packages ask for these. */
const BANNER = `import { createRequire as requireFrom } from 'node:module';
const require = requireFrom(import.meta.url);
const __filename = new URL(import.meta.url).pathname;
const __dirname = new URL('.', import.meta.url).pathname;`;

/** Inside the repository, where packages with native code are found; with templates of its own, so that a long trial outlives an edit. */
export function compileDaemon(): Compiled {
  // The compiler is the one that tsx brings along.
  const require = createRequire(createRequire(import.meta.url).resolve('tsx/package.json'));
  const { buildSync } = require('esbuild') as Esbuild;
  mkdirSync('dist', { recursive: true });
  const folder = mkdtempSync(join(resolve('dist'), 'kill-'));
  buildSync({
    entryPoints: ['test/kill/daemon/main.ts', ...CHILDREN.filter((file) => existsSync(file))],
    outdir: folder,
    entryNames: '[name]',
    bundle: true,
    platform: 'node',
    format: 'esm',
    external: ['better-sqlite3', 'pg-native'],
    sourcemap: 'inline',
    sourcesContent: false,
    banner: { js: BANNER },
    logLevel: 'error',
  });
  copyFileSync('package.json', join(folder, 'package.json'));
  cpSync('templates', join(folder, 'templates'), { recursive: true });
  return { daemon: join(folder, 'main.js'), remove: () => rmSync(folder, { recursive: true, force: true }) };
}
