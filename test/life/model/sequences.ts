/** Runs random sequences against the invariants, and counts what they reached. */
import fc from 'fast-check';
import { advance } from '../../../src/domain/advance.ts';
import { opening } from './people.ts';
import { step } from './step.ts';
import { whyEndless } from './ways-out.ts';
import { World } from './world.ts';

export interface Reached {
  readonly sequences: number;
  readonly commands: number;
  /** How often each event happened. */
  readonly events: ReadonlyMap<string, number>;
}

const openings = fc.array(opening, { minLength: 2, maxLength: 3 });
const steps = fc.array(step, { minLength: 10, maxLength: 60, size: 'max' });

interface Run {
  readonly sequences: number;
  readonly seed: number;
  /** Absent: the desk's own; else one that is broken on purpose. */
  readonly rule?: typeof advance;
  readonly onDone?: (done: number) => void;
}

/** Fails with the shortest sequence that breaks an invariant. */
export function runSequences({ sequences, seed, rule = advance, onDone = () => {} }: Run): Reached {
  const events = new Map<string, number>();
  let commands = 0;
  let done = 0;
  fc.assert(
    fc.property(openings, steps, (given, taken) => {
      const world = new World(given, rule);
      for (const one of taken) world.take(one);
      world.gather();
      for (const ticket of world.tickets) {
        const stuck = whyEndless(world, ticket);
        if (stuck !== null) throw new Error(`a ticket can never end: ${stuck}`);
      }
      for (const type of world.happened) events.set(type, (events.get(type) ?? 0) + 1);
      commands += taken.length;
      done += 1;
      if (done % 1_000 === 0) onDone(done);
    }),
    { numRuns: sequences, seed },
  );
  return { sequences, commands, events };
}
