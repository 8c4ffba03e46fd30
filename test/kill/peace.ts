/** The end of a trial: no kills and no faults any more, until the desk has nothing left to do. */
import { setTimeout as wait } from 'node:timers/promises';
import { type DaemonProcess, endsWithin } from './daemon-process.ts';
import { isNothing, type Watch, watchFromOutside } from './left-to-do.ts';
import type { Stage } from './stage.ts';

/** More than a claim's lease, so that what a dead daemon had in hand is due again. */
export const STEP = 30 * 60_000;
const PEACE_WITHIN = 15 * 60_000;
/** Longer than any of its jobs but those of each minute; and than those. */
const STANDSTILL = 10_000;
const OVER_A_MINUTE = 65_000;

/** Gives what daemons printed that did not bring it to rest. */
export async function leaveInPeace(stage: Stage): Promise<readonly string[]> {
  const words: string[] = [];
  stage.people.fallSilent();
  stage.relay.calmDown();
  const until = Date.now() + PEACE_WITHIN;
  while (Date.now() < until) {
    const daemon = stage.take();
    await daemon.begin(stage.orders({ point: 'any', nth: 1 }));
    const watch = await watchFromOutside(stage.database, stage.imap);
    const ending = await comesToRest(daemon, watch, stage).finally(() => watch.end());
    daemon.kill('SIGTERM');
    if (!(await endsWithin(daemon, 30_000))) daemon.kill('SIGKILL');
    await daemon.ended;
    if (ending === 'rests') break;
    if (ending === 'let go') await stage.memory.letGo();
    else words.push(`not at rest yet:\n${daemon.lastWords()}`);
    stage.pass(STEP);
  }
  return words;
}

/**
 * `let go`: all that is left are letters that wait for the operator since a restore. `stands still`: for a while nothing has
 * become less, so the clock must go on.
 */
async function comesToRest(
  daemon: DaemonProcess,
  watch: Watch,
  { relay, ...stage }: Stage,
): Promise<'rests' | 'let go' | 'stands still'> {
  let last = '';
  let changed = Date.now();
  let patience = STANDSTILL;
  while (!daemon.isOver() && Date.now() - changed < patience) {
    await wait(500);
    await stage.everybodyHasHeard();
    const left = await watch.look();
    if (isNothing(left)) return left.restored > 0 ? 'let go' : 'rests';
    patience = left.held > 0 ? OVER_A_MINUTE : STANDSTILL;
    const now = JSON.stringify([left, relay.accepted.length]);
    if (now !== last) changed = Date.now();
    last = now;
  }
  return 'stands still';
}
