/** What a mail for several people says once: for all of them where that is clear, for the last where it is theirs, else for nobody. */

import type { Given } from '../labels/labelled-lines.ts';
import { attestationWords, standOf } from '../values/attestation-stand.ts';
import type { Circumstances } from '../values/read-value.ts';
import { speaksOfAll } from './person-heading.ts';
import { isPersonal } from './personal-values.ts';

/** A line that holds no letter or digit. */
export const RULER = /^[\s\p{P}\p{S}ー─━]*$/u;

/** Which label it is, whatever it is called. */
export const keyOf = ({ word }: Given) => `${word.field}/${word.part}`;

/** The numbers of lines. */
export function range(from: number, to: number): readonly number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
}

export interface Block {
  readonly from: number;
  readonly to: number;
  readonly given: readonly Given[];
}

export type Owner = 'all' | 'last' | 'nobody';

/** Whose each line is that stands below the last person's own values. */
export function belowTheLast(
  blocks: readonly Block[],
  personal: readonly Given[],
  lines: readonly string[],
  { procedure }: Circumstances,
): ReadonlyMap<number, Owner> {
  const last = blocks.at(-1);
  const others = blocks.slice(0, -1);
  const owners = new Map<number, Owner>();
  if (!last) return owners;
  const end = Math.max(last.from, ...personal.filter((one) => last.given.includes(one)).map(({ span }) => span[1]));
  const compact = [...others, { ...last, given: last.given.filter(({ span }) => span[0] <= end) }].every((block) =>
    isCompact(block, lines),
  );
  const attests = attestationWords(procedure);
  const othersAttest = others.some(({ from, to }) =>
    range(from, to).some((line) => standOf(lines[line - 1] ?? '', attests) !== 'silent'),
  );
  let forAll = false;
  for (const line of range(end + 1, lines.length)) {
    const text = lines[line - 1] ?? '';
    const item = last.given.find(({ span }) => line >= span[0] && line <= span[1]);
    if (item && item.span[0] === line) forAll ||= labelSpeaksOfAll(text);
    else if (!item && speaksOfAll(text)) forAll = true;
    if (!item) {
      const states = standOf(text, attests) !== 'silent';
      owners.set(line, forAll ? 'all' : states && !othersAttest ? 'nobody' : 'last');
      continue;
    }
    const elsewhere = others.filter(({ given }) => given.some((one) => keyOf(one) === keyOf(item))).length;
    const detached = range(end + 1, item.span[0]).some((above) => RULER.test(lines[above - 1] ?? ''));
    const attached = !detached && elsewhere === 0 && !forAll;
    const stated = procedure.fields[item.word.field ?? '']?.validator === 'attestation';
    const common = forAll || (compact && detached && elsewhere === 0 && !stated);
    owners.set(
      line,
      isPersonal(item.word.field, procedure) || elsewhere > 0 || attached ? 'last' : common ? 'all' : 'nobody',
    );
  }
  return owners;
}

function labelSpeaksOfAll(line: string): boolean {
  const label = line.split(/[:：=＝\t]/u)[0] ?? '';
  return speaksOfAll(label);
}

/** Whether no blank line divides the labels of a block. */
export function isCompact({ from, given }: Block, lines: readonly string[]): boolean {
  const end = Math.max(from, ...given.map(({ span }) => span[1]));
  return range(from, end).every((line) => (lines[line - 1] ?? '').trim() !== '');
}
