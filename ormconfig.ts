/** The DataSource for the TypeORM command line: the database of the same configuration file that the daemon uses. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parse } from 'yaml';
import { dataSourceFor } from './src/store/connection/data-source.ts';
import { databaseAddress } from './src/store/connection/database-url.ts';

const DEFAULT_DATABASE = 'sqlite:./data/desk.sqlite';
const file = resolve(process.env.SALVAGE_DESK_CONFIG ?? 'desk.yaml');

/** Read leniently: a mistake elsewhere in the file must not keep anybody from looking at the migrations. */
function configuredDatabase(): string {
  const config: unknown = existsSync(file) ? parse(readFileSync(file, 'utf8')) : null;
  const database = typeof config === 'object' && config !== null ? Reflect.get(config, 'database') : undefined;
  return typeof database === 'string' ? database : DEFAULT_DATABASE;
}

const address = databaseAddress(configuredDatabase(), dirname(file));
if (!address) throw new Error(`${file}: \`database\` must be sqlite:PATH, sqlite::memory: or postgres://…`);

export default dataSourceFor(address);
