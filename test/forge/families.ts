/** The register of families. To add one: put it into the file of its kind; a new file is named here. */
import type { Family } from './attack.ts';
import { BOUNDARY_RESULTS } from './families/boundary-results.ts';
import { CAPTURED } from './families/captured.ts';
import { CHARSETS } from './families/charsets.ts';
import { FROM_LINES } from './families/from-lines.ts';
import { MACHINES } from './families/machines.ts';
import { NOT_A_COMMAND } from './families/not-a-command.ts';
import { PEOPLE } from './families/people.ts';
import { PLACES } from './families/places.ts';
import { POSSESSION } from './families/possession.ts';
import { SECOND_ROUND } from './families/second-round.ts';
import { SENDERS } from './families/senders.ts';
import { STRUCTURES } from './families/structures.ts';

export const FAMILIES: readonly Family[] = [
  ...SENDERS,
  ...BOUNDARY_RESULTS,
  ...FROM_LINES,
  ...POSSESSION,
  ...CAPTURED,
  ...SECOND_ROUND,
  ...PEOPLE,
  ...PLACES,
  ...NOT_A_COMMAND,
  ...CHARSETS,
  ...STRUCTURES,
  ...MACHINES,
];
