/** Who gets which letter and when, in the words of each language: `occasions.yaml` beside the templates. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

const occasionsSchema = z.record(z.string(), z.string());

/** A sentence by the stem of each template; the first of `folders` that says it wins. A letter without one is missing here. */
export function readOccasions(folders: readonly string[], language: string): ReadonlyMap<string, string> {
  const files = folders.map((folder) => join(folder, 'letters', language, 'occasions.yaml'));
  const said = files
    .filter((file) => existsSync(file))
    .reverse()
    .flatMap((file) => Object.entries(occasionsSchema.parse(parse(readFileSync(file, 'utf8')))));
  return new Map(said);
}
