/** Damages mails in every way it knows and takes them through the real journey, parsed apart (threat P16): nothing may crash, hang or command. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { type Chance, chanceFrom } from '../forge/chance.ts';
import { type DeskInMemory, openDeskInMemory, rawMail, reply, theLetter } from '../journey/desk-in-memory.ts';
import { type Mutation, mutated } from '../journey/mutations.ts';

export interface FuzzReport {
  readonly mails: number;
  /** How the desk took them: `quarantined hdr.dup`, and how often. */
  readonly outcomes: ReadonlyMap<string, number>;
  /** What went wrong, with the mail it happened over. */
  readonly failures: readonly { readonly what: string; readonly raw: Buffer }[];
}

const KINDS: readonly Mutation['kind'][] = [
  'flip',
  'cut',
  'double',
  'insert',
  'shuffle-header',
  'drop-line',
  'double-line',
];
const FIXTURES = 'fixtures/mails';
const REQUEST = join(FIXTURES, 'proxy-request/ja-charset-euc-jp.eml');
const STAFF = 'ichiko@staff.desk.example';
/** After so many a fresh desk, so that what earlier mails left behind does not decide about later ones. */
const MAILS_A_DESK = 1_000;
const AT_ONCE = 8;
const DECIDED = ['approved', 'rejected', 'awaiting-provision', 'access-open', 'access-closed', 'withdrawn'] as const;
/** What the parser children say of a mail that got the better of them. */
const BEATEN = /^(?:parse\.(?:time|memory|crashed)|parser\.failed)$/;

/** Every mail below `folder`, whatever its name ends in. */
export function mailsIn(folder: string): Buffer[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:eml|txt|mbox|mail|msg)$/i.test(entry.name))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)));
}

function mutationsBy(chance: Chance): Mutation[] {
  return Array.from({ length: 1 + chance.int(5) }, () => ({
    kind: chance.pick(KINDS),
    at: chance.int(1_000_000) / 1_000_000,
    length: chance.maybe(0.9) ? 1 + chance.int(60) : 1 + chance.int(5_000),
    byte: chance.int(256),
  }));
}

/** A desk with one request that waits for a decision, and answers to it that decide nothing as they stand. */
async function target(): Promise<{ readonly desk: DeskInMemory; readonly answers: readonly Buffer[] }> {
  const desk = await openDeskInMemory(
    (config) => {
      Object.assign(config, parse(readFileSync('fixtures/desk.yaml', 'utf8').replace(/^database:.*$/m, '')));
    },
    { apart: { patience: 60_000 } },
  );
  await desk.receiveRaw(readFileSync(REQUEST));
  const review = theLetter(await desk.newLetters(), 'review', STAFF);
  const unproven = reply(review, '訂正 失効日 2026-04-01\n承認', { signedBy: null });
  const undecided = reply(review, '相談してからお返事します。\n承認できるかはまだ分かりません。');
  return { desk, answers: [unproven, undecided].map((draft) => Buffer.from(rawMail(draft, desk.now()))) };
}

/** Takes `mails` damaged mails through, from our fixtures and from `folders`; the same seed damages in the same way. */
export async function fuzz(
  mails: number,
  seed: number,
  folders: readonly string[],
  onDone: (done: number) => void = () => {},
): Promise<FuzzReport> {
  const chance = chanceFrom(seed);
  const originals = [FIXTURES, ...folders].flatMap(mailsIn);
  const outcomes = new Map<string, number>();
  const failures: { what: string; raw: Buffer }[] = [];

  async function tryOne(raw: Buffer, desk: DeskInMemory): Promise<void> {
    try {
      const { verdict, reason } = await desk.receiveRaw(raw);
      const outcome = `${verdict} ${reason ?? ''}`.trim();
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
      if (BEATEN.test(reason ?? '')) failures.push({ what: reason ?? '', raw });
      if (verdict === 'accepted' && (await desk.desk.store.ticketsIn(DECIDED)).length > 0)
        failures.push({ what: 'a command was accepted', raw });
    } catch (error) {
      failures.push({ what: `thrown: ${error instanceof Error ? error.message : typeof error}`, raw });
    }
  }

  for (let done = 0; done < mails; ) {
    const { desk, answers } = await target();
    const here = Math.min(MAILS_A_DESK, mails - done);
    for (let number = 0; number < here; number += AT_ONCE) {
      const some = Array.from({ length: Math.min(AT_ONCE, here - number) }, () =>
        mutated(chance.pick(chance.maybe(0.2) ? answers : originals), mutationsBy(chance)),
      );
      await Promise.all(some.map((raw) => tryOne(raw, desk)));
      done += some.length;
      onDone(done);
    }
    await desk.close();
  }
  return { mails, outcomes, failures };
}
