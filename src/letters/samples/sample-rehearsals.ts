/** Samples of the practice application and of what its answer shows. */
import type { Ticket } from '../../domain/ticket.ts';
import { plusDays } from '../../domain/time.ts';
import type { Correspondent, Notice, RehearsalFound } from '../../kinds/kind.ts';
import type { SampleLetter } from './sample-cases.ts';
import { SAMPLE_NOW } from './sample-tickets.ts';

const UNTIL = plusDays(SAMPLE_NOW, 5);
const WELL: RehearsalFound = { kept: 'token', plain: true, understood: true, origin: 'proven', until: UNTIL };
const FOUND: readonly (readonly [string | null, RehearsalFound])[] = [
  ['', { kept: 'reference', plain: true, understood: true, origin: 'none', until: UNTIL }],
  ['well', WELL],
  ['lost', { kept: 'nothing', plain: false, understood: false, origin: 'contradicted', until: null }],
  [null, { ...WELL, kept: 'spent', until: null }],
  [null, { ...WELL, understood: false }],
];

type Said = (variant: string | null, notice: Notice, ticket: Ticket | null) => readonly SampleLetter[];

/** For a decider, a helper and an office, in this order. */
export function samplesOfRehearsals(readers: readonly Correspondent[], said: Said): readonly SampleLetter[] {
  return readers.flatMap((to, at) => [
    ...said(['', 'helper', 'office'][at] ?? null, { type: 'rehearsal', to }, null),
    ...FOUND.flatMap(([variant, found]) =>
      said(
        at === 0 ? variant : at === 2 && variant === '' ? 'office' : null,
        { type: 'rehearsal-result', to, found },
        null,
      ),
    ),
  ]);
}
