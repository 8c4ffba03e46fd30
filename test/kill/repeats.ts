/** Copies that the relay accepted beyond the first of a letter, each laid to the kill that came after the copy before it. */
import type { AcceptedMail } from '../../src/sandbox/smtp-server.ts';
import type { CrashPoint } from './crash-points.ts';

/** From which accepted letter on a round went, and where it ended. */
export interface Round {
  readonly from: number;
  readonly point: CrashPoint | 'peace';
}

export function messageIdOf(raw: Buffer): string {
  return /^Message-ID: (.*?)\r?$/im.exec(raw.toString('latin1'))?.[1] ?? '(none)';
}

/** `rounds` in their order. */
export function repeatsByPoint(
  accepted: readonly AcceptedMail[],
  rounds: readonly Round[],
): ReadonlyMap<Round['point'], number> {
  const last = new Map<string, number>();
  const repeats = new Map<Round['point'], number>();
  for (const [index, { raw }] of accepted.entries()) {
    const id = messageIdOf(raw);
    const before = last.get(id);
    last.set(id, index);
    if (before === undefined) continue;
    const point = rounds.findLast(({ from }) => from <= before)?.point ?? 'peace';
    repeats.set(point, (repeats.get(point) ?? 0) + 1);
  }
  return repeats;
}
