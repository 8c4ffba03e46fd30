/** npm run model -- [--sequences 100000] [--seed N]: random lives of tickets against the invariants; with what they reached. */
import { parseArgs } from 'node:util';
import { runSequences } from './sequences.ts';

const { values } = parseArgs({
  options: {
    sequences: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '20260603' },
  },
});
const [sequences, seed] = [Number(values.sequences), Number(values.seed)];
const began = performance.now();
const { commands, events } = runSequences({
  sequences,
  seed,
  onDone: (done) => {
    if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${sequences}`);
  },
});
if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
const lines = [...events]
  .sort(([, one], [, other]) => other - one)
  .map(([what, count]) => `${String(count).padStart(9)}  ${what}`);
const seconds = Math.round((performance.now() - began) / 1000);
process.stdout.write(
  `${lines.join('\n')}\n${sequences} sequences of ${commands} steps, seed ${seed}: every invariant held; ${seconds} s\n`,
);
