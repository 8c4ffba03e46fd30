/** The commands of `salvage-desk quarantine` and their options. */
import type { Command } from 'commander';
import { listQuarantine } from './list-quarantine.ts';
import { releaseMail } from './release-mail.ts';
import { replayMails } from './replay-mails.ts';
import { showMail } from './show-mail.ts';

/** Puts them under `desk`; `finish` is told the exit code of the one that ran. */
export function quarantineCommands(
  desk: Command,
  config: readonly [string, string, string],
  finish: (code: number) => void,
): void {
  const quarantine = desk.command('quarantine').description('look at mails that were set aside, and let them go on');
  quarantine
    .command('list')
    .description('all mails in quarantine, a line each, without personal data')
    .option(...config)
    .option('--json', 'print JSON')
    .action(async (options) => finish(await listQuarantine(options)));
  quarantine
    .command('show')
    .description('why one mail was set aside, and its header with names and values masked')
    .argument('<key>', 'the beginning of its key, as `quarantine list` shows it')
    .option(...config)
    .option('--json', 'print JSON')
    .action(async (key, options) => finish(await showMail(key, options)));
  quarantine
    .command('replay')
    .description('after an upgrade: take one mail, or all, through the desk as if they had just come; this is audited')
    .argument('[key]', 'the beginning of its key, as `quarantine list` shows it')
    .option(...config)
    .option('--all', 'every mail in quarantine')
    .action(async (key, options) => finish(await replayMails(key, options)));
  quarantine
    .command('release')
    .description('take one mail through the desk as if its sender were known, for opening a ticket; this is audited')
    .argument('<key>', 'the beginning of its key, as `quarantine list` shows it')
    .option(...config)
    .action(async (key, options) => finish(await releaseMail(key, options)));
}
