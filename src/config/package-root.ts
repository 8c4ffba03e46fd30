/** Where the program's own templates and its version are: found by its package name, so that compiled and uncompiled code agree. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The folder of our package.json. Node resolves a package's own name by its `exports`, wherever this file was compiled to. */
export function packageRoot(): string {
  return dirname(createRequire(import.meta.url).resolve('salvage-desk/package.json'));
}

/** Our templates/ folder; a desk's own (`templates:`) comes before it. */
export function ownTemplates(): string {
  return join(packageRoot(), 'templates');
}

/** The version of the program, as package.json has it. */
export function packageVersion(): string {
  return (JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8')) as { version: string }).version;
}
