/** A paragraph of a mail as sentences, each with the line it begins on. */
import { joinedWithStarts } from './joined-lines.ts';
import type { LooseLine } from './labelled-lines.ts';

export interface Sentence extends LooseLine {
  readonly sentence: string;
}

const BULLET = /^\s*[・■●○◆□※*]/u;
const END = /[。！!？?]|\.(?=\s)/gu;

/** A bullet begins a sentence as well as a full stop ends one. */
export function sentencesOf(paragraph: readonly LooseLine[]): readonly Sentence[] {
  const groups: LooseLine[][] = [[]];
  for (const one of paragraph) {
    if (BULLET.test(one.text)) groups.push([]);
    groups.at(-1)?.push(one);
  }
  return groups.flatMap(ofGroup);
}

function ofGroup(group: readonly LooseLine[]): readonly Sentence[] {
  const { text, starts } = joinedWithStarts(group.map((one) => one.text));
  const ends = [...[...text.matchAll(END)].map((end) => end.index + 1), text.length];
  const sentences: Sentence[] = [];
  let from = 0;
  let at = 0;
  for (const end of ends) {
    while (at + 1 < group.length && (starts[at + 1] ?? text.length) <= from) at += 1;
    const line = group[at];
    const sentence = text.slice(from, end);
    if (line && sentence.trim() !== '') sentences.push({ sentence, ...line });
    from = end;
  }
  return sentences;
}
