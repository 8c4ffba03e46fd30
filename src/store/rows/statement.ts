/**
 * One statement in the making, for what every mail asks of the database. Its text depends on columns alone and never on values, so
 * that it is prepared once; TypeORM's builders cost more than the statements themselves, and write numbers into their text.
 */
import type { EntityManager, EntitySchema, EntitySchemaColumnOptions } from 'typeorm';

/** What a row must equal; an array means any of its values, null that there is none. */
export type Where<Row> = { readonly [Column in keyof Row]?: Row[Column] | readonly Row[Column][] };

export interface Answer {
  readonly records: readonly Readonly<Record<string, unknown>>[];
  /** How many rows were written. */
  readonly affected?: number;
}

export interface Statement<Row> {
  readonly table: string;
  readonly properties: readonly string[];
  /** The column of a property, quoted. */
  column(property: string): string;
  /** Takes a value in, and gives what stands for it: `?` on SQLite, `$1` on PostgreSQL. */
  mark(value: unknown): string;
  /** ` WHERE …`, or nothing when everything fits; conditions of another form, whose marks are made already, come first. */
  filter(where: Where<Row>, ...others: readonly string[]): string;
  run(sql: string): Promise<Answer>;
}

export function columnOf<Row>(schema: EntitySchema<Row>, property: string): EntitySchemaColumnOptions {
  const columns: Readonly<Record<string, EntitySchemaColumnOptions | undefined>> = schema.options.columns;
  const column = columns[property];
  if (!column) throw new Error(`The table ${schema.options.name} has no ${property}.`);
  return column;
}

/** A statement on the table of `schema`, run where `manager` is: inside its unit of work. */
export function statementOn<Row>(manager: EntityManager, schema: EntitySchema<Row>): Statement<Row> {
  const isPostgres = manager.dataSource.options.type === 'postgres';
  const values: unknown[] = [];
  const column = (property: string) => `"${columnOf(schema, property).name}"`;
  const mark = (value: unknown) => {
    values.push(value);
    return isPostgres ? `$${values.length}` : '?';
  };

  function term([property, value]: [string, unknown]): string {
    if (value === null) return `${column(property)} IS NULL`;
    if (!Array.isArray(value)) return `${column(property)} = ${mark(value)}`;
    return value.length === 0 ? '1 = 0' : `${column(property)} IN (${value.map(mark).join(', ')})`;
  }

  return {
    table: `"${schema.options.name}"`,
    properties: Object.keys(schema.options.columns),
    column,
    mark,
    filter(where, ...others) {
      const terms = [...others, ...Object.entries(where).map(term)];
      return terms.length === 0 ? '' : ` WHERE ${terms.join(' AND ')}`;
    },
    run(sql) {
      if (!manager.queryRunner) throw new Error('Rows are read and written inside a unit of work only.');
      return manager.queryRunner.query(sql, values, true);
    },
  };
}
