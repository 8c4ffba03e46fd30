/** Forges approvals of every family and sends them through the real journey: whatever changes a ticket was accepted. */
import type { WiringOptions } from '../../src/wiring.ts';
import type { Family, Forged } from './attack.ts';
import { type Chance, chanceFrom } from './chance.ts';
import { FAMILIES } from './families.ts';
import { mutated, mutatedInTransit } from './mutations.ts';
import { openTarget, type Target } from './target.ts';
import { delivered, underSignatureOf } from './transport.ts';

export interface Tried {
  readonly family: Family;
  tried: number;
  /** Each mail that changed a ticket: what it changed, and the mail. */
  readonly accepted: { readonly harm: string; readonly raw: Buffer }[];
  /** How the desk took them: `quarantined hdr.dup`, and how often. */
  readonly outcomes: Map<string, number>;
}

/** After so many a fresh desk: what the earlier ones left behind (alerts, fresh reviews) should not decide about the later ones. */
const MAILS_A_DESK = 1_000;

async function asDelivered(
  { draft, origin, frozen, signatureOf }: Forged,
  target: Target,
  chance: Chance,
): Promise<Buffer> {
  const whole = signatureOf === undefined ? draft : await underSignatureOf(signatureOf, draft);
  const changed = (frozen ? mutatedInTransit : mutated)(whole, chance);
  return delivered(changed, origin, target.now(), chance);
}

export interface Run {
  readonly mails: number;
  readonly seed: number;
  /** Absent: all. */
  readonly families?: readonly Family[];
  /** For a desk that is broken on purpose. */
  readonly broken?: WiringOptions;
}

/** The families in turn, each mail half a minute after the one before: no two have the same Date. */
export async function forge({ mails, seed, families = FAMILIES, broken = {} }: Run): Promise<readonly Tried[]> {
  const chance = chanceFrom(seed);
  const rows = families.map((family): Tried => ({ family, tried: 0, accepted: [], outcomes: new Map() }));
  let target: Target | null = null;
  for (let number = 0; number < mails; number += 1) {
    if (number % MAILS_A_DESK === 0) {
      await target?.close();
      target = null;
    }
    target ??= await openTarget(broken);
    const row = rows[number % rows.length];
    if (!row) continue;
    target.pass(0.5);
    const raw = await asDelivered(row.family.forge({ chance, target }), target, chance);
    const { verdict, reason } = await target.receive(raw);
    const outcome = `${verdict} ${reason ?? ''}`.trim();
    row.tried += 1;
    row.outcomes.set(outcome, (row.outcomes.get(outcome) ?? 0) + 1);
    const harm = await target.harm();
    if (harm === null) continue;
    row.accepted.push({ harm, raw });
    await target.close();
    target = null;
  }
  await target?.close();
  return rows;
}

export function acceptedIn(rows: readonly Tried[]): number {
  return rows.reduce((sum, row) => sum + row.accepted.length, 0);
}
