/** The migrations come as twins: after all of them both databases have the same tables, and those the entities describe. */
import { expect } from 'chai';
import type { DataSource } from 'typeorm';
import { dataSourceFor } from '../../src/store/connection/data-source.ts';
import { databaseAddress } from '../../src/store/connection/database-url.ts';
import { bringUpToDate } from '../../src/store/migrate.ts';
import { type Postgres, startPostgres } from './postgres.ts';

type Schema = Readonly<Record<string, { readonly columns: readonly string[]; readonly indexes: readonly string[] }>>;

/** Their own names for the same; every other type must be called alike. */
const SAME_TYPE: Readonly<Record<string, string>> = { blob: 'bytes', bytea: 'bytes' };

async function migrated(url: string): Promise<DataSource> {
  const address = databaseAddress(url);
  if (!address) throw new Error('no address');
  const dataSource = await dataSourceFor(address).initialize();
  await bringUpToDate(dataSource, address.shown);
  return dataSource;
}

/** What the database itself says it has, without an order: TypeORM tells none, and none is promised. */
async function schemaOf(dataSource: DataSource): Promise<Schema> {
  const runner = dataSource.createQueryRunner();
  const tables = await runner.getTables(dataSource.entityMetadatas.map(({ tableName }) => tableName));
  await runner.release();
  const described = tables.map((table) => {
    const columns = table.columns.map(({ name, type, isNullable, isPrimary, default: value }) =>
      [name, SAME_TYPE[type] ?? type, isNullable ? 'null' : 'not null', isPrimary ? 'key' : '', value ?? ''].join(' '),
    );
    const indexes = table.indices.map(
      ({ name, isUnique, columnNames }) => `${name} ${isUnique ? 'unique' : ''} (${columnNames.toSorted().join()})`,
    );
    return [table.name.split('.').at(-1) ?? '', { columns: columns.sort(), indexes: indexes.sort() }] as const;
  });
  return Object.fromEntries(described.toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

describe('The schemas of both databases', () => {
  let postgres: Postgres;
  let ours: readonly DataSource[] = [];

  before(async () => {
    postgres = await startPostgres();
    ours = [await migrated('sqlite::memory:'), await migrated(postgres.url())];
  });
  after(async () => {
    await Promise.all(ours.map((dataSource) => dataSource.destroy()));
    await postgres?.stop();
  });

  it('have the same tables, columns, types, keys, nullability and indexes', async () => {
    const [sqlite, server] = await Promise.all(ours.map(schemaOf));
    expect(Object.keys(sqlite ?? {})).to.have.length.at.least(16);
    expect(server).to.deep.equal(sqlite);
  });

  it('are those the entities describe', async () => {
    for (const dataSource of ours) {
      const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
      expect(upQueries.map(({ query }) => query)).to.deep.equal([]);
    }
  });

  it('the gate fires for a column that only one of them has', async () => {
    const [sqlite, server] = ours;
    if (!sqlite || !server) throw new Error('no databases');
    await server.query('ALTER TABLE "guess" ADD COLUMN "stray" text');
    expect(await schemaOf(server)).not.to.deep.equal(await schemaOf(sqlite));
    expect((await server.driver.createSchemaBuilder().log()).upQueries).to.have.length(1);
    await server.query('ALTER TABLE "guess" DROP COLUMN "stray"');
    expect(await schemaOf(server)).to.deep.equal(await schemaOf(sqlite));
  });

  it('take their migrations back again', async () => {
    for (const dataSource of ours) {
      for (const _ of dataSource.migrations) await dataSource.undoLastMigration();
      const tables = Object.values(await schemaOf(dataSource));
      expect(tables).to.deep.equal([]);
    }
  });
});
