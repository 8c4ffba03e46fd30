/** npm run fuzz -- [--mails 10000] [--seed N] [DIR…]: damaged mails through the real journey, from our fixtures and the folders named. */
import { parseArgs } from 'node:util';
import { fuzz } from './fuzz.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { mails: { type: 'string', default: '10000' }, seed: { type: 'string', default: '20260603' } },
});
const [mails, seed] = [Number(values.mails), Number(values.seed)];

const began = performance.now();
const { outcomes, failures } = await fuzz(mails, seed, positionals, (done) => {
  if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${mails}`);
});
if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');

const lines = [...outcomes]
  .sort(([, one], [, other]) => other - one)
  .map(([what, count]) => `${String(count).padStart(8)}  ${what}`);
const failed = failures.slice(0, 10).map(({ what, raw }) => `FAILED  ${what}\n${raw.toString('base64')}`);
const seconds = Math.round((performance.now() - began) / 1000);
const sum = `${mails} damaged mails, seed ${seed}: ${failures.length} crashed, hung or commanded; ${seconds} s`;
process.stdout.write(`${[...lines, ...failed, sum].join('\n')}\n`);
process.exitCode = failures.length > 0 ? 1 : 0;
