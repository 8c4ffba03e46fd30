/** The commands of `salvage-desk outbox` and their options. */
import type { Command } from 'commander';
import { listOutbox, retryOutbox } from './outbox-command.ts';

/** Puts them under `desk`; `finish` is told the exit code of the one that ran. */
export function outboxCommands(
  desk: Command,
  config: readonly [string, string, string],
  finish: (code: number) => void,
): void {
  const outbox = desk.command('outbox').description('look at letters that have not left, and send them on their way');
  outbox
    .command('list')
    .description('letters that wait, are held or were given up, a line each, with masked recipients')
    .option(...config)
    .option('--json', 'print JSON')
    .option('--state <state>', 'only those in this state')
    .action(async (options) => finish(await listOutbox(options)));
  outbox
    .command('retry')
    .description('make letters due now, also those held since the database was restored; this is audited')
    .argument('[key]', 'the beginning of its key, as `outbox list` shows it')
    .option(...config)
    .option('--all', 'every letter that waits for its next attempt or was restored')
    .action(async (key, options) => finish(await retryOutbox(key, options)));
}
