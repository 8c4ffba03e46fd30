/** Compiles the daemon as `npm run build` does, into a folder of its own: what is measured is what an operator runs. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';

export interface CompiledDesk {
  /** The program to start. */
  readonly program: string;
  remove(): void;
}

/** Inside the repository, where packages and templates are found. */
export function compileDesk(): CompiledDesk {
  mkdirSync('dist', { recursive: true });
  const folder = mkdtempSync(join(resolve('dist'), 'bench-'));
  execFileSync(join('node_modules', '.bin', 'tsc'), ['-p', 'src', '--outDir', folder], { stdio: 'inherit' });
  return {
    program: join(folder, 'src', 'main.js'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
