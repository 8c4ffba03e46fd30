/** Shell completion in the shells themselves: a real zsh and a real fish offer what the command line has. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { program } from '../../src/cli/command-line.ts';
import { SHELLS } from '../../src/cli/completion.ts';

const desk = program(() => {});

/** What zsh does with the candidates is its own; these stand for its functions, and print what begins as the last word does. */
const ZSH = `compdef() {}
_describe() { [[ $1 == -o ]] && shift; local one; for one in "\${(@P)2}"; do [[ $one == "\${words[CURRENT]}"* ]] && print -r -- \${one%%:*}; done }
_files() { print -rl -- "\${words[CURRENT]}"*(N) }
source "$1"; shift
words=("$@"); CURRENT=$#words
_salvage_desk`;

describe('salvage-desk completion in the shell', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'desk-shells-'));
    for (const [shell, written] of Object.entries(SHELLS)) writeFileSync(join(folder, shell), written(desk));
  });
  after(() => rmSync(folder, { recursive: true }));

  const linesOf = (said: string) => said.trim().split('\n').sort();
  const SHELL: Readonly<Record<string, (...words: string[]) => readonly string[]>> = {
    zsh: (...words) =>
      linesOf(
        execFileSync('zsh', ['-f', '-c', ZSH, 'zsh', join(folder, 'zsh'), 'salvage-desk', ...words], {
          encoding: 'utf8',
        }),
      ),
    fish: (...words) =>
      linesOf(
        execFileSync(
          'fish',
          ['--no-config', '-c', `source ${join(folder, 'fish')}; complete -C "salvage-desk ${words.join(' ')}"`],
          { encoding: 'utf8' },
        ),
      ).map((line) => line.split('\t')[0] ?? ''),
  };

  for (const [shell, offered] of Object.entries(SHELL))
    it(`offers commands, their parts, options, shells and files in ${shell}`, () => {
      expect(offered('qua')).to.deep.equal(['quarantine']);
      expect(offered('quarantine', '')).to.deep.equal(['list', 'release', 'replay', 'show']);
      expect(offered('tickets', 'list', '--sta')).to.deep.equal(['--state']);
      expect(offered('completion', '')).to.deep.equal(['bash', 'fish', 'zsh']);
      expect(offered('receive', 'READ')).to.deep.equal(['README.md']);
      expect(offered('receive', '--json', 'quarantine', 'READ'), 'a file that is named like a command').to.deep.equal([
        'README.md',
      ]);
    });
});
