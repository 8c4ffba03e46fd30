/** Shell completion, in a real bash: it offers what the command line has. */
import { execFileSync } from 'node:child_process';
import { expect } from 'chai';
import { program } from '../../src/cli/command-line.ts';
import { SHELLS } from '../../src/cli/completion.ts';

const desk = program(() => {});

/** What bash offers after `words`, the last of which is being written. */
function offered(...words: readonly string[]): readonly string[] {
  const script = `${SHELLS.bash?.(desk)}
COMP_WORDS=("$@"); COMP_CWORD=$(($#-1)); _salvage_desk; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const said = execFileSync('bash', ['-c', script, 'bash', 'salvage-desk', ...words], { encoding: 'utf8' });
  return said.trim().split('\n');
}

describe('salvage-desk completion', () => {
  it('offers commands, their parts, options, shells and files in bash', () => {
    expect(offered('q')).to.deep.equal(['quarantine']);
    expect(offered('quarantine', '')).to.deep.equal(['list', 'show', 'replay', 'release']);
    expect(offered('tickets', 'list', '--sta')).to.deep.equal(['--state']);
    expect(offered('completion', '')).to.deep.equal(['bash', 'zsh', 'fish']);
    expect(offered('receive', 'READ')).to.deep.equal(['README.md']);
    expect(offered('receive', '--json', 'quarantine', 'READ'), 'a file that is named like a command').to.deep.equal([
      'README.md',
    ]);
  });

  it('names every command and option for zsh and fish, too', () => {
    for (const shell of ['zsh', 'fish'])
      for (const { name, options } of desk.commands.map((one) => ({ name: one.name(), options: one.options })))
        for (const word of [name, ...options.map(({ long }) => long?.slice(2) ?? '')])
          expect(SHELLS[shell]?.(desk), `${shell}: ${word}`).to.include(word);
  });
});
