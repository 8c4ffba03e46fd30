/** Every command line in the documents is right: it is run in a folder of its own, or parsed where it needs a real server. */
import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect } from 'chai';
import type { Command } from 'commander';
import { program, runCommandLine } from '../../src/cli/command-line.ts';
import { EXAMPLES, leavesOf, wordsOf } from '../../src/cli/examples.ts';
import { TROUBLE_WORDS } from '../../src/health/trouble.ts';
import { ALERTS } from '../../src/kinds/kind.ts';
import { said } from '../cli/desk-on-disk.ts';
import { commandLines, DOCUMENTS, hasPlaceholder } from './command-lines.ts';

const OURS = /^(?:npx )?salvage-desk /;
const SECRETS = { DESK_SECRET_KEY: 'k'.repeat(40), DESK_IMAP_PASSWORD: 'x', DESK_SMTP_PASSWORD: 'x' };
/** These need a mail server, another database, or a ticket that is there: their arguments are parsed. */
const NEEDS_MORE = [
  'run',
  'doctor',
  'quarantine show',
  'quarantine replay',
  'quarantine release',
  'tickets show',
  'tickets report',
  'erase',
];

/** What is really run, so that a document cannot slip out of the test by how it is written. */
const RUN_IN: Readonly<Record<string, readonly string[]>> = {
  'README.md': ['receive', 'init', 'config', 'migrate', 'verify-audit'],
  'docs/operators.md': [
    ...['init', 'config', 'migrate', 'rehearse', 'completion', 'backup', 'verify-audit', 'restore'],
    ...['quarantine list', 'outbox list', 'outbox retry'],
  ],
  'docs/procedure.md': ['letters preview', 'receive'],
};

/** A command line that does nothing but read its arguments. */
function parser(): Command {
  const desk = program(() => {});
  const quiet = (command: Command) => {
    command.exitOverride().configureOutput({ writeErr: () => {}, writeOut: () => {} });
    if (command.commands.length === 0) command.action(() => {});
    command.commands.forEach(quiet);
  };
  quiet(desk);
  return desk;
}

function wordsIn(line: string): readonly string[] {
  return line.replace(OURS, '').trim().split(/\s+/);
}

/** What is wrong with the arguments of `words`; null when nothing is. */
async function complaint(words: readonly string[]): Promise<string | null> {
  try {
    await parser().parseAsync(['node', 'salvage-desk', ...words]);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Which command `words` call, as its words. */
function commandOf(words: readonly string[]): string {
  const [first = '', second = ''] = words;
  const both = `${first} ${second}`;
  return (
    leavesOf(parser())
      .map(wordsOf)
      .find((name) => name === both || name === first) ?? ''
  );
}

function needsMore(line: string): boolean {
  const name = commandOf(wordsIn(line));
  return NEEDS_MORE.includes(name) || / --(?:from|config \/)|(?:^| )\//.test(line);
}

for (const document of DOCUMENTS)
  describe(`The command lines of ${document}`, () => {
    const lines = commandLines(document);
    const ours = lines.filter((line) => OURS.test(line));

    it('are there, and are ours, npm’s, or those of programs an operator has', () => {
      if (document !== 'docs/staff.md') expect(lines).to.not.deep.equal([]);
      const scripts = Object.keys(JSON.parse(readFileSync('package.json', 'utf8')).scripts);
      const wrong = lines.flatMap((line) => {
        const script = /^npm run ([\w:-]+)/.exec(line)?.[1] ?? (/^npm (test)\b/.exec(line)?.[1] || null);
        if (script !== null) return scripts.includes(script) ? [] : [line];
        const [first, second = ''] = line.split(/\s+/);
        if (first === 'cp')
          return line
            .split(/\s+/)
            .slice(2, -1)
            .every((path) => existsSync(path))
            ? []
            : [line];
        return OURS.test(line) || (first === 'npm' && second === 'ci') || first === 'openssl' || first === 'node'
          ? []
          : [line];
      });
      expect(wrong).to.deep.equal([]);
    });

    it('have arguments that the program takes', async () => {
      const wrong: string[] = [];
      for (const line of ours.filter((one) => !one.includes('…'))) {
        const problem = await complaint(wordsIn(line).map((word) => word.replace(/^\[|\]$/g, '')));
        if (problem !== null) wrong.push(`${line}: ${problem}`);
      }
      expect(wrong).to.deep.equal([]);
    });

    it('work one after the other, on a desk of one’s own', async function () {
      this.timeout(120_000);
      const run = ours.filter((line) => !hasPlaceholder(line) && !needsMore(line));
      const ran = new Set(run.map((line) => commandOf(wordsIn(line))));
      expect([...ran]).to.include.members([...(RUN_IN[document] ?? [])]);
      const failed = await runAll(run);
      expect(failed).to.deep.equal([]);
    });
  });

/** Runs `lines` in one folder, as somebody does who follows the document; gives those that did not end well. */
async function runAll(lines: readonly string[]): Promise<readonly string[]> {
  const home = process.cwd();
  const folder = mkdtempSync(join(tmpdir(), 'desk-docs-'));
  for (const name of ['fixtures', 'templates']) symlinkSync(resolve(name), join(folder, name));
  const before = { ...process.env };
  Object.assign(process.env, SECRETS);
  const failed: string[] = [];
  try {
    process.chdir(folder);
    const run = (words: readonly string[]) => said(() => runCommandLine(['node', 'salvage-desk', ...words]));
    if (!lines.some((line) => commandOf(wordsIn(line)) === 'init')) await run(['init']);
    if (!lines.some((line) => commandOf(wordsIn(line)) === 'migrate')) await run(['migrate']);
    for (const line of new Set(lines)) {
      const { code, err } = await run(wordsIn(line));
      if (code !== 0) failed.push(`${line}: ${code} ${err}`);
    }
  } finally {
    process.chdir(home);
    process.env = before;
    rmSync(folder, { recursive: true });
  }
  return failed;
}

describe('The example of every command', () => {
  it('is in its help, and is taken by the program', async () => {
    const leaves = leavesOf(program(() => {}));
    const without = leaves.map(wordsOf).filter((words) => EXAMPLES[words] === undefined);
    expect(without).to.deep.equal([]);
    for (const words of leaves.map(wordsOf)) {
      const { out } = await said(() => runCommandLine(['node', 'salvage-desk', ...words.split(' '), '--help']));
      expect(out, words).to.include(`Example:\n  salvage-desk ${EXAMPLES[words]}`);
      expect(await complaint((EXAMPLES[words] ?? '').split(' ')), words).to.equal(null);
    }
  });
});

describe('docs/operators.md', () => {
  const text = readFileSync('docs/operators.md', 'utf8');
  it('has every reason of the health page and every alert, each with what to do', () => {
    const missing = [...TROUBLE_WORDS, ...ALERTS].filter(
      (word) => !new RegExp(`^\\| \`${word}\` \\|.*\\|.*\\|$`, 'm').test(text),
    );
    expect(missing).to.deep.equal([]);
  });
});
