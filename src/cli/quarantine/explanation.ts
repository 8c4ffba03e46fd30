/** What a machine word means, in the words that staff get it explained with. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

const WORDS = z.object({
  misreadings: z.record(z.string(), z.string()).default({}),
  alerts: z.record(z.string(), z.string()).default({}),
});

/** The English explanation of why a mail was set aside, from the first of `folders` that has one; null when none has. */
export function explanationOf(reason: string, folders: readonly string[]): string | null {
  for (const file of folders
    .map((folder) => join(folder, 'letters/en/words.yaml'))
    .filter((path) => existsSync(path))) {
    const words = WORDS.safeParse(parse(readFileSync(file, 'utf8'))).data;
    const found = words?.misreadings[reason] ?? words?.alerts[reason];
    if (found !== undefined) return found;
  }
  return null;
}
