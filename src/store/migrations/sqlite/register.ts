/** The migrations on SQLite, in the order they run. */
import { FirstTables1763700000000 } from './1763700000000-first-tables.ts';

export const MIGRATIONS = [FirstTables1763700000000] as const;
