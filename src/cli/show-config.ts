/** `salvage-desk config`: every key with its meaning, printed from the schema itself, so that it cannot be out of date. */
import { z } from 'zod';
import { configSchema } from '../config/schema.ts';

interface JsonSchema {
  readonly type?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly JsonSchema[];
  /** Shapes told apart by a key of their own, like `grant`. */
  readonly oneOf?: readonly JsonSchema[];
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
}

function allowed(schema: JsonSchema): string {
  if (schema.const !== undefined) return String(schema.const);
  if (schema.enum) return schema.enum.join(' | ');
  if (schema.oneOf) return 'one of:';
  if (schema.anyOf)
    return schema.anyOf
      .map((one) => (one.properties ? `{ ${Object.keys(one.properties).join(', ')} }` : allowed(one)))
      .join(' | ');
  if (schema.type === 'array') return schema.items?.properties ? 'list of:' : `list of ${allowed(schema.items ?? {})}`;
  return schema.properties ? '' : (schema.type ?? 'text');
}

function line(key: string, schema: JsonSchema, required: boolean): string {
  const { default: preset } = schema;
  const plain = preset !== undefined && (typeof preset !== 'object' || Array.isArray(preset));
  const fallback = plain ? `default ${JSON.stringify(preset)}` : required && preset === undefined ? 'required' : '';
  const about = [allowed(schema), fallback].filter(Boolean).join(', ');
  return `${key}:${about ? `  (${about})` : ''}${schema.description ? `  ${schema.description}` : ''}`;
}

function lines(schema: JsonSchema, indent: string): string[] {
  return Object.entries(schema.properties ?? {}).flatMap(([key, inner]) => [
    indent + line(key, inner, schema.required?.includes(key) ?? false),
    ...lines(inner, `${indent}  `),
    ...lines(inner.items ?? {}, `${indent}  - `),
    ...(inner.oneOf ?? []).flatMap((one) => lines(one, `${indent}  | `)),
  ]);
}

/** Every key of the configuration, indented as in the file. */
export function configReference(): string {
  const schema = z.toJSONSchema(configSchema, { io: 'input', unrepresentable: 'any' }) as JsonSchema;
  return `${lines(schema, '').join('\n')}\n`;
}
