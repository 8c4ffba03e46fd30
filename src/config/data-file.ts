/** Reads a procedure or an intake layout: a mistake names the file, its line, and what is allowed there. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isNode, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { type Procedure, procedureSchema } from '../domain/rules/procedure.ts';
import { type IntakeLayout, intakeLayoutSchema } from '../kinds/application/forms/intake-layout.ts';
import { ConfigMistake } from './file.ts';

/** The first of `folders` that holds `path`. */
function find(folders: readonly string[], path: string): string {
  const found = folders.map((folder) => join(folder, path)).find((candidate) => existsSync(candidate));
  if (found) return found;
  throw new ConfigMistake(
    `${path}: there is no such file in ${folders.join(' or ')}. Check the name in the configuration.`,
  );
}

function readData<Data>(file: string, schema: z.ZodType<Data>): Data {
  const lines = new LineCounter();
  const document = parseDocument(readFileSync(file, 'utf8'), { lineCounter: lines, prettyErrors: true });
  const [broken] = document.errors;
  if (broken)
    throw new ConfigMistake(
      `${file}: is not YAML. ${broken.message.trimEnd()}\nPut that place right; spaces at the beginning of a line count.`,
    );
  const checked = schema.safeParse(document.toJS());
  if (checked.success) return checked.data;
  const mistakes = checked.error.issues.map((issue) => {
    const path = issue.path.map((key) => (typeof key === 'symbol' ? String(key) : key));
    // A key that should not be there is itself what to look at.
    const place = issue.code === 'unrecognized_keys' ? [...path, ...issue.keys.slice(0, 1)] : path;
    const depths = place.map((_, index) => document.getIn(place.slice(0, place.length - index), true)).filter(isNode);
    const offset = depths[0]?.range?.[0] ?? 0;
    return `${file}:${lines.linePos(offset).line}: ${path.join('.') || '(the whole file)'}: ${issue.message}`;
  });
  throw new ConfigMistake(mistakes.join('\n'));
}

/** The procedure of that name, from the desk's own templates or ours. */
export function loadProcedure(folders: readonly string[], name: string): Procedure {
  return readData(find(folders, join('procedure', `${name}.yaml`)), procedureSchema);
}

/** The intake layouts that the configured forms name, by name; each may fill fields of `procedure` only. */
export function loadLayouts(
  folders: readonly string[],
  names: readonly string[],
  procedure: Procedure,
): ReadonlyMap<string, IntakeLayout> {
  const unique = [...new Set(names)];
  const schema = layoutSchemaFor(procedure);
  return new Map(unique.map((name) => [name, readData(find(folders, join('intake', `${name}.yaml`)), schema)]));
}

function layoutSchemaFor(procedure: Procedure): z.ZodType<IntakeLayout> {
  const known = Object.keys(procedure.fields);
  return intakeLayoutSchema.superRefine((layout, context) => {
    for (const part of ['verified', 'typed'] as const) {
      for (const [at, { field }] of layout[part].entries()) {
        if (field === null || known.includes(field)) continue;
        const message = `"${field}" is no field of ${procedure.name}; it has: ${known.join(', ')}`;
        context.addIssue({ code: 'custom', path: [part, at, 'field'], message });
      }
    }
  });
}
