/** EXAMPLES: how each command is called, shown by its --help and tried by tests. */
import type { Command } from 'commander';

/** By the command's words; a test fails for a command without. */
export const EXAMPLES: Readonly<Record<string, string>> = {
  run: 'run --config /etc/salvage-desk/desk.yaml',
  receive: 'receive --trust-sender request.eml',
  init: 'init --out desk.yaml',
  migrate: 'migrate --from sqlite:./data/desk.sqlite --to postgres://desk:PASSWORD@db.example/desk',
  backup: 'backup /var/backups/desk-2026-06-03.sqlite',
  restore: 'restore --replace /var/backups/desk-2026-06-03.sqlite',
  'verify-audit': 'verify-audit',
  'letters preview': 'letters preview --out letters.html',
  'tickets list': 'tickets list --open --route office',
  'tickets show': 'tickets show CDS-2026-0042-K',
  'tickets export': 'tickets export --csv --since 2026-04-01 --out tickets.csv',
  'tickets report': 'tickets report CDS-2026-0042-K --out report.html',
  'outbox list': 'outbox list --state held',
  'outbox retry': 'outbox retry --all',
  'quarantine list': 'quarantine list --json',
  'quarantine show': 'quarantine show 3f2a9c01b7',
  'quarantine replay': 'quarantine replay --all',
  'quarantine release': 'quarantine release 3f2a9c01b7',
  doctor: 'doctor --auth-probe',
  rehearse: 'rehearse gakumu@eng.desk.example',
  config: 'config',
  erase: 'erase CDS-2026-0042-K',
  stats: 'stats --svg months.svg',
  completion: 'completion bash',
};

/** The words by which `command` is called, without the program's own. */
export function wordsOf(command: Command): string {
  const words: string[] = [];
  for (let at: Command | null = command; at?.parent; at = at.parent) words.unshift(at.name());
  return words.join(' ');
}

/** Every command below `command` that does something itself, in the order of the help. */
export function leavesOf(command: Command): readonly Command[] {
  return command.commands.flatMap((one) => (one.commands.length > 0 ? leavesOf(one) : [one]));
}

/** Lets the help of every command end with its example. */
export function showExamples(desk: Command): void {
  for (const command of leavesOf(desk)) {
    const example = EXAMPLES[wordsOf(command)];
    if (example !== undefined) command.addHelpText('after', `\nExample:\n  ${desk.name()} ${example}`);
  }
}
