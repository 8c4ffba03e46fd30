/** The commands about the whole database: making and moving it, backups, and whether its audit chain holds. */
import type { Command } from 'commander';
import { backupCommand, restoreCommand } from './backup-command.ts';
import { migrateCommand } from './migrate-command.ts';
import { verifyAuditCommand } from './verify-audit-command.ts';

/** Puts them under `desk`; `finish` is told the exit code of the one that ran. */
export function databaseCommands(
  desk: Command,
  config: readonly [string, string, string],
  finish: (code: number) => void,
): void {
  desk
    .command('migrate')
    .description('create or update the database; the first time also sets the day from which mails are the desk’s')
    .option(...config)
    .option('--from <database>', 'move the desk: out of this database, sqlite:PATH or postgres://…')
    .option('--to <database>', 'into this one, which must be empty; no daemon may run meanwhile')
    .action(async (options) => finish(await migrateCommand(options)));

  desk
    .command('backup')
    .description('write the whole desk into one new file, while it works')
    .argument('<file>', 'a file that does not exist yet')
    .option(...config)
    .action(async (file, options) => finish(await backupCommand(file, options)));
  desk
    .command('restore')
    .description('put a backup into the configured database; no daemon may run meanwhile')
    .argument('<file>', 'what `backup` wrote')
    .option(...config)
    .option('--replace', 'the database is not empty: keep what it holds aside')
    .action(async (file, options) => finish(await restoreCommand(file, options)));
  desk
    .command('verify-audit')
    .description('check the chain of audit rows, and print where it ends')
    .option(...config)
    .action(async (options) => finish(await verifyAuditCommand(options)));
}
