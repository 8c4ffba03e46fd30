/** The kinds of columns the desk uses, each the same on SQLite and PostgreSQL. There is no Date among them: instants are ISO text. */
import type { EntitySchemaColumnOptions } from 'typeorm';

export function text(name: string): EntitySchemaColumnOptions {
  return { name, type: 'text' };
}

export function textOrNull(name: string): EntitySchemaColumnOptions {
  return { name, type: 'text', nullable: true };
}

export function count(name: string): EntitySchemaColumnOptions {
  return { name, type: 'integer' };
}

export function countOrNull(name: string): EntitySchemaColumnOptions {
  return { name, type: 'integer', nullable: true };
}

/** A number up to 2³²: an IMAP UID does not fit into PostgreSQL's integer, and its bigint comes back as text. */
export function wideCount(name: string): EntitySchemaColumnOptions {
  return { name, type: 'bigint', transformer: { to: Number, from: Number } };
}

/** The one type whose name the databases do not share: SQLite's, then PostgreSQL's. */
export type BytesType = 'blob' | 'bytea';

export function bytesOrNull(name: string, type: BytesType): EntitySchemaColumnOptions {
  return { name, type, nullable: true };
}

export function key(column: EntitySchemaColumnOptions): EntitySchemaColumnOptions {
  return { ...column, primary: true };
}
