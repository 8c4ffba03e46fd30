/** The commands of `salvage-desk` and their options; each does its work in a file of its own. */
import { Argument, Command, CommanderError } from 'commander';
import { packageVersion } from '../config/package-root.ts';
import { SHELLS } from './completion.ts';
import { databaseCommands } from './database-commands.ts';
import { doctorCommand } from './doctor/doctor-command.ts';
import { eraseCommand } from './erase-command.ts';
import { showExamples } from './examples.ts';
import { BAD_USAGE, endingOf, FINE } from './exit-codes.ts';
import { initCommand } from './init-command.ts';
import { previewLetters } from './letters-command.ts';
import { outboxCommands } from './outbox-commands.ts';
import { quarantineCommands } from './quarantine/quarantine-commands.ts';
import { receiveCommand } from './receive-command.ts';
import { rehearseCommand } from './rehearse-command.ts';
import { runCommand } from './run-command.ts';
import { configReference } from './show-config.ts';
import { statsCommand } from './statistics/stats-command.ts';
import { ticketCommands } from './tickets/ticket-commands.ts';

const CONFIG = ['--config <file>', 'configuration file', 'desk.yaml'] as const;

/** The command line as a value, for tests and completion too; `finish` is told the exit code of the command that ran. */
export function program(finish: (code: number) => void): Command {
  const desk = new Command('salvage-desk')
    .description(
      'The daemon behind a support desk’s mailbox: reads applications, acknowledges them, lets staff decide by reply.',
    )
    .version(packageVersion())
    .exitOverride();
  desk.configureHelp({ showGlobalOptions: true });

  desk
    .command('run')
    .description('read the mailbox and send letters, until SIGTERM')
    .option(...CONFIG)
    .action(async (options) => finish(await runCommand(options)));

  desk
    .command('receive')
    .description('take mails from files through the same journey, in memory, sending nothing')
    .argument('<file...>', 'mails as .eml files')
    .option(...CONFIG)
    .option('--json', 'print one JSON object instead of a page')
    .option('--trust-sender', 'take every From as proven')
    .option('--now <instant>', 'the hour it is, ISO 8601; default: the clock')
    .action(async (files, options) => finish(await receiveCommand(files, options)));

  desk
    .command('init')
    .description('write an annotated desk.yaml to edit')
    .option('--out <file>', 'where to', 'desk.yaml')
    .action((options) => finish(initCommand(options)));

  databaseCommands(desk, CONFIG, finish);
  const letters = desk.command('letters').description('look at what the desk writes');
  letters
    .command('preview')
    .description('write one HTML page with every letter, about invented people')
    .requiredOption('--out <file>', 'where to')
    .option('--language <language>', 'only letters in this language, ja or en')
    .option('--config <file>', 'configuration file; default: desk.yaml, or what `init` writes')
    .addHelpText('after', '\nExample:\n  salvage-desk letters preview --out letters.html')
    .action((options) => finish(previewLetters(options)));

  desk
    .command('erase')
    .description('erase the personal data of a ticket that has ended, before its time; this is audited')
    .argument('<number>', 'ticket number')
    .option(...CONFIG)
    .option('--yes', 'do not ask')
    .action(async (number, options) => finish(await eraseCommand(number, options)));

  ticketCommands(desk, CONFIG, finish);
  desk
    .command('stats')
    .description('how many applications there were, what came of them, how long people waited')
    .option(...CONFIG)
    .option('--json', 'print JSON')
    .option('--svg <file>', 'also draw a bar for each month')
    .action(async (options) => finish(await statsCommand(options)));

  outboxCommands(desk, CONFIG, finish);
  quarantineCommands(desk, CONFIG, finish);
  desk
    .command('doctor')
    .description('look at the desk and its mailbox, and say what is to be put right')
    .option(...CONFIG)
    .option('--auth-probe', 'explain, mail by mail, which origin your mail system gives')
    .action(async (options) => finish(await doctorCommand(options)));

  desk
    .command('config')
    .description('print every key of the configuration with its meaning')
    .action(() => {
      process.stdout.write(configReference());
      finish(FINE);
    });

  desk
    .command('rehearse')
    .description(
      'send a member of staff or an office a practice application; their answer shows what their mail program does',
    )
    .argument('<name>', 'a name, an office’s id, or an address of the registry')
    .option(...CONFIG)
    .action(async (name, options) => finish(await rehearseCommand(name, options)));

  desk
    .command('completion')
    .description('print what makes your shell complete the commands and options')
    .addArgument(new Argument('<shell>', 'your shell').choices(Object.keys(SHELLS)))
    .action((shell: string) => {
      process.stdout.write(SHELLS[shell]?.(desk) ?? '');
      finish(FINE);
    });
  showExamples(desk);
  return desk;
}

/** Runs the command in `argv`; gives the exit code, and never throws. */
export async function runCommandLine(argv: readonly string[]): Promise<number> {
  let code = FINE;
  try {
    await program((given) => {
      code = given;
    }).parseAsync([...argv]);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? FINE : BAD_USAGE;
    const ending = endingOf(error);
    process.stderr.write(`${ending.text}\n`);
    return ending.code;
  }
  return code;
}
