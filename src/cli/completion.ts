/** `salvage-desk completion SHELL`: what a shell can complete, made from the commands themselves, so that it is never out of date. */
import type { Command } from 'commander';

interface Candidate {
  readonly word: string;
  readonly means: string;
}

interface Place {
  /** The words before what is completed, without the program's own. */
  readonly words: readonly string[];
  readonly candidates: readonly Candidate[];
  /** Whether a file may stand here. */
  readonly files: boolean;
}

function optionsOf(command: Command) {
  return command.options
    .filter(({ hidden, long }) => !hidden && long)
    .map(({ long, description }) => ({ word: long ?? '', means: description }));
}

/** Every place of the command line at which something can be completed. */
function placesIn(command: Command, words: readonly string[] = []): readonly Place[] {
  const below = command.commands.map((one) => ({ word: one.name(), means: one.description() }));
  const files = [
    ...command.registeredArguments.map((argument) => argument.name()),
    ...command.options.map(({ flags }) => flags),
  ].some((name) => /file/.test(name));
  const choices = command.registeredArguments.flatMap(({ argChoices = [], description }) =>
    argChoices.map((word) => ({ word, means: description })),
  );
  const here: Place = { words, candidates: [...below, ...choices, ...optionsOf(command)], files };
  return [here, ...command.commands.flatMap((one) => placesIn(one, [...words, one.name()]))];
}

/** What stands in single quotes for every shell here: an apostrophe would end it. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", '’')}'`;
}

function bash(desk: Command): string {
  const name = desk.name();
  const cases = placesIn(desk).map(({ words, candidates, files }) => {
    const all = candidates.map(({ word }) => word).join(' ');
    return `    ${quoted(words.join(' '))}) candidates=${quoted(all)}; files=${files ? 1 : 0} ;;`;
  });
  return `# ${name} completion bash: source this, or put it into /etc/bash_completion.d
_salvage_desk() {
  local current=\${COMP_WORDS[COMP_CWORD]} said='' candidates='' files=0 word
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case $word in -*) ;; *) case " \${known[*]} " in *" \${said:+$said/}$word "*) said=\${said:+$said/}$word ;; esac ;; esac
  done
  case \${said//\\// } in
${cases.join('\n')}
  esac
  COMPREPLY=($(compgen -W "$candidates" -- "$current"))
  if [ "$files" = 1 ] && [ "\${current:0:1}" != - ]; then COMPREPLY+=($(compgen -f -- "$current")); fi
}
`
    .replace(`said='' candidates`, `known=(${pathsOf(desk).join(' ')}) said='' candidates`)
    .concat(`complete -o filenames -F _salvage_desk ${name}\n`);
}

/** Commands and their parts, with a stroke between, as one word each. */
function pathsOf(desk: Command): readonly string[] {
  return placesIn(desk).flatMap(({ words }) => (words.length > 0 ? [words.join('/')] : []));
}

/** In `_describe` a colon ends the word. */
function described({ word, means }: Candidate): string {
  return quoted(`${word}:${means.replaceAll(':', '\\:')}`);
}

function zsh(desk: Command): string {
  const name = desk.name();
  const cases = placesIn(desk).map(
    ({ words, candidates, files }) =>
      `    ${quoted(words.join('/'))}) candidates=(${candidates.map(described).join(' ')}); files=${files ? 1 : 0} ;;`,
  );
  return `#compdef ${name}
# ${name} completion zsh: put this as _salvage-desk into a folder of $fpath, or source it after compinit
_salvage_desk() {
  local said='' files=0 word
  local -a known candidates verbs dashed
  known=(${pathsOf(desk).map(quoted).join(' ')})
  for word in "\${(@)words[2,CURRENT-1]}"; do
    if (( \${known[(Ie)\${said:+$said/}$word]} )); then said=\${said:+$said/}$word; fi
  done
  case $said in
${cases.join('\n')}
  esac
  # Options are offered once a hyphen has been written, words before that.
  verbs=(\${candidates:#-*}) dashed=(\${(M)candidates:#-*})
  if (( $#verbs )); then _describe ${quoted(name)} verbs; fi
  if (( $#dashed )); then _describe -o ${quoted(name)} dashed; fi
  if (( files )); then _files; fi
}
if [[ $funcstack[1] == _salvage-desk ]]; then _salvage_desk "$@"; else compdef _salvage_desk ${name}; fi
`;
}

function fish(desk: Command): string {
  const name = desk.name();
  const lines = placesIn(desk).flatMap(({ words, candidates, files }) => {
    const seen = words.map((word) => `__fish_seen_subcommand_from ${word}`);
    const below = candidates.filter(({ word }) => !word.startsWith('--')).map(({ word }) => word);
    const notYet = below.length > 0 ? [`not __fish_seen_subcommand_from ${below.join(' ')}`] : [];
    const when = [...seen, ...notYet].join('; and ');
    const on = when ? `complete -c ${name} -n ${quoted(when)}` : `complete -c ${name}`;
    return [
      ...candidates.map(({ word, means }) =>
        word.startsWith('--')
          ? `${on} -l ${word.slice(2)} -d ${quoted(means)}`
          : `${on} -f -a ${word} -d ${quoted(means)}`,
      ),
      ...(files ? [`${on} -F`] : []),
    ];
  });
  return `# ${name} completion fish: put this into ~/.config/fish/completions/${name}.fish\n${lines.join('\n')}\n`;
}

/** The shells, each with how its file is written. */
export const SHELLS: Readonly<Record<string, (desk: Command) => string>> = { bash, zsh, fish };
