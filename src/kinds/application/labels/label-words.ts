/** The label words of a procedure, ready to be looked up at a place in a line. */
import type { Procedure } from '../../../domain/rules/procedure.ts';
import { spell } from './spelling.ts';

export interface LabelWord {
  readonly key: string;
  /** Field id; null for a label of something the desk does not ask for. */
  readonly field: string | null;
  /** Which part of the field it names (`parts` of the procedure); null for the whole. */
  readonly part: number | null;
  /** Which detail of the identity statement it names. */
  readonly detail: AttestationDetail | null;
}

export type AttestationDetail = 'by' | 'method' | 'on';

export interface LabelWords {
  /** By first character, longest first. */
  readonly labels: ReadonlyMap<string, readonly LabelWord[]>;
  readonly prefixes: readonly string[];
  readonly suffixes: readonly string[];
}

const known = new WeakMap<Procedure, LabelWords>();

/** The label words of `procedure`; made once. */
export function labelWordsOf(procedure: Procedure): LabelWords {
  let words = known.get(procedure);
  if (!words) {
    words = collect(procedure);
    known.set(procedure, words);
  }
  return words;
}

function collect(procedure: Procedure): LabelWords {
  const all: LabelWord[] = [];
  const add = (labels: readonly string[], meaning: Omit<LabelWord, 'key'>) => {
    for (const label of labels) all.push({ key: spell(label), ...meaning });
  };
  for (const [field, definition] of Object.entries(procedure.fields)) {
    add(definition.labels, { field, part: null, detail: null });
    definition.parts?.forEach((labels, part) => {
      add(labels, { field, part, detail: null });
    });
  }
  const { by, method, on } = procedure.attestation.labels;
  add(by, { field: null, part: null, detail: 'by' });
  add(method, { field: null, part: null, detail: 'method' });
  add(on, { field: null, part: null, detail: 'on' });
  add(procedure.otherLabels, { field: null, part: null, detail: null });

  const longestFirst = (one: string, other: string) => other.length - one.length;
  return {
    labels: byFirstCharacter(all.sort((one, other) => longestFirst(one.key, other.key))),
    prefixes: procedure.labelPrefixes.map(spell).sort(longestFirst),
    suffixes: procedure.labelSuffixes.map(spell).sort(longestFirst),
  };
}

function byFirstCharacter(words: readonly LabelWord[]): ReadonlyMap<string, readonly LabelWord[]> {
  const groups = new Map<string, LabelWord[]>();
  for (const word of words) {
    const first = word.key[0] ?? '';
    const group = groups.get(first);
    if (group) group.push(word);
    else groups.set(first, [word]);
  }
  return groups;
}
