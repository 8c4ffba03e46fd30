/** npm run kill -- [--kills N] [--seed S] [--database sqlite|postgres] [--imap memory|dovecot] [--parallel P] [--points c5,c10] [--show]: daemons killed while mails flow. */
import { parseArgs } from 'node:util';
import { type Chance, chanceFrom } from '../forge/chance.ts';
import { startPostgres } from '../servers/postgres.ts';
import { compileDaemon } from './compile.ts';
import { CRASH_POINTS, type CrashPoint, POINTS } from './crash-points.ts';
import { type Ordeal, tryDesk } from './desk-on-trial.ts';
import { interruption } from './interruption.ts';
import { dovecotMailServer, inMemoryMailServer } from './servers.ts';
import { excused, totalsOf, trialTable } from './table.ts';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '60' },
    seed: { type: 'string', default: '20260603' },
    database: { type: 'string', default: 'sqlite' },
    imap: { type: 'string', default: 'memory' },
    parallel: { type: 'string', default: '2' },
    /** Only these points. */
    points: { type: 'string' },
    /** Prints what daemons printed that ended by themselves or did not come to rest. */
    show: { type: 'boolean', default: false },
  },
});

/** So many kills a desk suffers before it is judged. */
const KILLS_A_DESK = 25;
const MOST_REPEATS = 0.02;
const ANY_OF_FIFTY = 28;

/** Threat R01: of a thousand kills twenty at each named point, and the others at any moment. */
function plan(kills: number, chance: Chance): CrashPoint[] {
  const named = Object.keys(CRASH_POINTS) as CrashPoint[];
  const wanted = values.points?.split(',') as CrashPoint[] | undefined;
  const all = Object.keys(POINTS);
  const unknown = wanted?.find((point) => !all.includes(point));
  if (unknown !== undefined) throw new Error(`--points: there is no ${unknown}; there are ${all.join(', ')}`);
  const deck = wanted ?? [...named, ...Array<CrashPoint>(ANY_OF_FIFTY).fill('any')];
  const points: CrashPoint[] = [];
  while (points.length < kills) points.push(...chance.shuffled(deck));
  return points.slice(0, kills);
}

const began = performance.now();
const kills = Number(values.kills);
const seed = Number(values.seed);
const points = plan(kills, chanceFrom(seed));
const desks = Array.from({ length: Math.ceil(kills / KILLS_A_DESK) }, (_, number) =>
  points.slice(number * KILLS_A_DESK, (number + 1) * KILLS_A_DESK),
);
const all = desks.length;
const compiled = compileDaemon();
const postgres = values.database === 'postgres' ? await startPostgres() : null;
const ordeals: Ordeal[] = [];
/** Kills of desks that are not judged yet. */
let unjudged = 0;

const interrupted = interruption((signal) => {
  const under = `${unjudged} kills of desks that are not judged yet`;
  print(
    `\n${signal} after these kills; ${under}. They are left in peace now and judged; a second signal ends all at once.`,
  );
  print(trialTable(ordeals));
});

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** Null: a file of the desk's own. */
async function databaseOf(desk: number): Promise<string | null> {
  if (!postgres) return null;
  await postgres.sql(`CREATE DATABASE kill_${desk}`);
  return postgres.url(`kill_${desk}`);
}

async function work(): Promise<void> {
  for (;;) {
    const mine = interrupted() ? undefined : desks.shift();
    if (!mine) return;
    const number = all - desks.length;
    const imap = await (values.imap === 'dovecot' ? dovecotMailServer() : inMemoryMailServer());
    let suffered = 0;
    try {
      const ordeal = await tryDesk(mine, chanceFrom(seed + 1 + desks.length), {
        ...{ program: compiled.daemon, imap, database: await databaseOf(number) },
        goesOn() {
          suffered += 1;
          unjudged += 1;
          return !interrupted();
        },
      });
      ordeals.push(ordeal);
      const broken = ordeal.verdict.breaches.map(({ what, about }) => `  ${what}: ${about}`);
      const words = values.show || broken.length > 0 ? ordeal.words : [];
      const seconds = Math.round((performance.now() - began) / 1000);
      const line = `desk ${number}: ${ordeal.kills.length} kills, ${ordeal.tickets} tickets, ${ordeal.verdict.letters} letters, ${broken.length} breaches (${seconds} s)`;
      print([line, ...broken, ...words].join('\n'));
    } finally {
      unjudged -= suffered;
      await imap.close();
    }
  }
}

try {
  await Promise.all(Array.from({ length: Number(values.parallel) }, work));
} finally {
  compiled.remove();
  await postgres?.stop();
}
const totals = totalsOf(ordeals);
const isRepetitive = totals.repeats - excused(ordeals) > MOST_REPEATS * totals.letters;
print(`\n${trialTable(ordeals)}\nseed ${seed}, ${Math.round((performance.now() - began) / 1000)} s`);
const isBroken = totals.lost + totals.duplicates + totals.otherBreaches > 0 || isRepetitive;
if (interrupted()) print(`interrupted: ${totals.kills} of ${kills} kills`);
// Connections that daemons left half open may keep servers waiting; nothing is left to be done.
process.exit(isBroken ? 1 : (interrupted() ?? 0));
