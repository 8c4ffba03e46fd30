/** What a trial prints: kills by crash point, what was lost, what came twice, and what starting costs. */
import { type CrashPoint, POINTS } from './crash-points.ts';
import type { Ordeal } from './desk-on-trial.ts';

export interface Totals {
  readonly kills: number;
  readonly lost: number;
  readonly duplicates: number;
  readonly otherBreaches: number;
  readonly letters: number;
  readonly repeats: number;
  readonly tickets: number;
}

export function totalsOf(ordeals: readonly Ordeal[]): Totals {
  const sum = (of: (ordeal: Ordeal) => number) => ordeals.reduce((all, one) => all + of(one), 0);
  const breaches = (...what: string[]) =>
    sum(({ verdict }) => verdict.breaches.filter((breach) => what.includes(breach.what)).length);
  const all = sum(({ verdict }) => verdict.breaches.length);
  const [lost, duplicates] = [breaches('lost', 'unsent'), breaches('duplicate')];
  return {
    kills: sum(({ kills }) => kills.length),
    ...{ lost, duplicates, otherBreaches: all - lost - duplicates },
    letters: sum(({ verdict }) => verdict.letters),
    repeats: sum(({ verdict }) => verdict.repeats),
    tickets: sum(({ tickets }) => tickets),
  };
}

/** Repeats that no kill has caused. */
export function excused(ordeals: readonly Ordeal[]): number {
  return ordeals.reduce((all, { answersLost, letGo }) => all + answersLost + letGo, 0);
}

const column = (number: number) => String(number).padStart(6);

function middle(numbers: readonly number[]): number {
  return Math.round(numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? 0);
}

export function trialTable(ordeals: readonly Ordeal[]): string {
  const kills = ordeals.flatMap((ordeal) => ordeal.kills);
  const totals = totalsOf(ordeals);
  const repeatsAt = (point: CrashPoint | 'peace') =>
    ordeals.reduce((all, { repeats }) => all + (repeats.get(point) ?? 0), 0);
  const lines = (Object.keys(POINTS) as CrashPoint[]).flatMap((point) => {
    const there = kills.filter(({ at }) => at === point).length;
    const missed = kills.filter(({ at, wanted }) => wanted === point && at !== point).length;
    if (there + missed === 0) return [];
    const note = missed > 0 ? `  (${missed} times it was not reached and the daemon killed where it stood)` : '';
    return `${column(there)}${column(repeatsAt(point))}  ${point.padEnd(14)}${POINTS[point]}${note}`;
  });
  const times = (which: 'loading' | 'starting') => middle(kills.flatMap((kill) => kill[which] ?? []));
  const sum = (of: (ordeal: Ordeal) => number) => ordeals.reduce((all, one) => all + of(one), 0);
  const [restores, forgotten, letGo] = [
    sum((one) => one.restores),
    sum((one) => one.forgotten),
    sum((one) => one.letGo),
  ];
  const percent = ((100 * Math.max(0, totals.repeats - excused(ordeals))) / Math.max(1, totals.letters)).toFixed(2);
  return [
    ' kills repeats  at',
    ...lines,
    `${column(0)}${column(repeatsAt('peace'))}  nowhere: after the last kill`,
    '',
    `${totals.kills} kills, ${totals.tickets} tickets, ${totals.letters} letters`,
    `lost ${totals.lost}, duplicates ${totals.duplicates}, other breaches ${totals.otherBreaches}`,
    `repeats ${totals.repeats}, all with one Message-ID and the same bytes unless a breach above says otherwise;`,
    `  ${sum((one) => one.answersLost)} of them because the relay itself kept its answer back, ${percent} % because of kills`,
    ...(restores === 0
      ? []
      : [
          `${restores} backups restored, ${forgotten} letters forgotten by them, ${letGo} repeated because the operator let them go`,
        ]),
    `starting a daemon (median): ${times('loading')} ms to load its code, ${times('starting')} ms until it is at work`,
  ].join('\n');
}
