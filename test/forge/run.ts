/** npm run forge -- [--mails 10000] [--replies 440] [--seed N] [--show N]: forged approvals and honest replies through the real journey. */
import { parseArgs } from 'node:util';
import { acceptedIn, forge } from './forge.ts';
import { aims, controlTable, notUnderstood } from './honest/aims.ts';
import { controlGroup } from './honest/control-group.ts';
import { acceptedMails, forgeTable } from './report.ts';

const { values } = parseArgs({
  options: {
    mails: { type: 'string', default: '10000' },
    replies: { type: 'string', default: '440' },
    seed: { type: 'string', default: '20260603' },
    /** How many accepted mails of each family are printed whole, and whether the honest replies that did not act are. */
    show: { type: 'string', default: '1' },
  },
});

function print(...blocks: readonly string[]): void {
  for (const block of blocks) if (block !== '') process.stdout.write(`${block}\n\n`);
}

const began = performance.now();
const seconds = () => `${Math.round((performance.now() - began) / 1000)} s`;
const seed = Number(values.seed);
const show = Number(values.show);

const forged = await forge({ mails: Number(values.mails), seed });
print(forgeTable(forged), acceptedMails(forged, show), `seed ${seed}, ${seconds()}`);

const replies = await controlGroup(Number(values.replies), seed);
const found = aims(replies);
print(controlTable(replies), show > 1 ? notUnderstood(replies) : '');
print(
  found.map(({ what, found, of, met }) => `${met ? 'met' : 'MISSED'}  ${what}: ${found} of ${of}`).join('\n'),
  seconds(),
);

process.exitCode = acceptedIn(forged) > 0 || found.some(({ met }) => !met) ? 1 : 0;
