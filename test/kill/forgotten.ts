/** What the relay accepted of letters that a restored desk has forgotten, and what may not be said again before the operator lets it go. */
import type { AcceptedMail } from '../../src/sandbox/smtp-server.ts';
import type { LostPeriod } from './lost-period.ts';
import { messageIdOf } from './repeats.ts';

interface Accepted {
  /** To whom each acknowledgement went, by Message-ID. */
  readonly acknowledged: ReadonlyMap<string, string>;
  readonly accepted: readonly AcceptedMail[];
  readonly lost: readonly LostPeriod[];
  /** From which accepted letter on the operator let go what was held; null: nothing was. */
  readonly letGoFrom: number | null;
}

/** Whether the letter accepted as number `index` fell between a backup and its restore. */
export function wasForgotten(index: number, lost: readonly LostPeriod[]): boolean {
  return lost.some(({ from, to }) => from <= index && index < to);
}

/** What a letter says: its Message-ID; and an applicant gets one acknowledgement for one application, whatever its Message-ID. */
function namesOf({ raw }: AcceptedMail, acknowledged: ReadonlyMap<string, string>): readonly string[] {
  const id = messageIdOf(raw);
  const to = acknowledged.get(id);
  return to === undefined ? [id] : [id, `acknowledgement to ${to}`];
}

/** Letters that left between a restore and the operator's word, though the relay had accepted them before the restore (threat c17). */
export function lettersSaidAgain({ accepted, acknowledged, lost, letGoFrom }: Accepted): readonly string[] {
  const until = letGoFrom ?? accepted.length;
  const names = (mails: readonly AcceptedMail[]) => mails.flatMap((mail) => namesOf(mail, acknowledged));
  return lost.flatMap(({ to }) => {
    const before = new Set(names(accepted.slice(0, to)));
    return names(accepted.slice(to, until))
      .filter((name) => before.has(name))
      .map((name) => `${name} after a restore`);
  });
}

/** Copies of letters that had been accepted before a restore, and that the operator let go all the same. */
export function lettersLetGoAgain({ accepted, lost, letGoFrom }: Omit<Accepted, 'acknowledged'>): number {
  if (letGoFrom === null) return 0;
  const before = new Set(accepted.slice(0, lost.at(-1)?.to ?? 0).map(({ raw }) => messageIdOf(raw)));
  return accepted.slice(letGoFrom).filter(({ raw }) => before.has(messageIdOf(raw))).length;
}
