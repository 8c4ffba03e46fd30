/** npm run year -- [--applications 400] [--approvals 2] [--seed N]: a scripted year, what is wrong with it, and a hash of everything that was written. */
import { parseArgs } from 'node:util';
import { findings, hashOf } from './findings.ts';
import { YEAR, YEAR_OF_TWO } from './script.ts';
import { liveYear } from './year.ts';

const { values } = parseArgs({
  options: {
    applications: { type: 'string', default: '400' },
    approvals: { type: 'string', default: '1' },
    seed: { type: 'string', default: '20270901' },
  },
});
const began = performance.now();
const year = await liveYear({
  applications: Number(values.applications),
  seed: Number(values.seed),
  script: values.approvals === '2' ? YEAR_OF_TWO : YEAR,
  onDay: (day) => {
    if (process.stderr.isTTY) process.stderr.write(`\r${day}`);
  },
});
if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
const found = await findings(year);
const counted = new Map<string, number>();
for (const word of [...year.verdicts, ...year.letters.map(({ template }) => `letter ${template}`)])
  counted.set(word, (counted.get(word) ?? 0) + 1);
const lines = [...counted].sort().map(([what, count]) => `${String(count).padStart(7)}  ${what}`);
const seconds = Math.round((performance.now() - began) / 1000);
const sum = `${year.applicants.length} applications, ${year.verdicts.length} mails, ${year.letters.length} letters; ${found.length} complaints; ${seconds} s`;
process.stdout.write(`${[...lines, ...found, sum, `letters ${hashOf(year)}`].join('\n')}\n`);
await year.desk.close();
process.exitCode = found.length > 0 ? 1 : 0;
