/** Hands one mail to the journey, notes where it belongs, and keeps account of what fails: no mail stops the others, and none fails for ever. */
import type { Placement } from '../../store/store.ts';
import { isPassing } from '../connection/passing-trouble.ts';
import { traceOf } from '../log.ts';
import { OriginUnknownYet } from '../origin/origin-unknown-yet.ts';
import { ReadingTakesLong } from '../parsing/reading-takes-long.ts';
import type { Receipt } from '../reading/taken-mail.ts';
import type { Taking, Whereabouts } from './take.ts';
import { BLAME_BORNE, type Failing } from './troubled-mails.ts';

export interface HandingOver {
  readonly uid: number;
  receive(): Promise<Receipt>;
  /** Sets the mail aside instead. */
  giveUp(): Promise<Receipt>;
}

const WAITS = [
  { trouble: OriginUnknownYet, message: 'the sender’s name servers do not answer; the mail waits' },
  { trouble: ReadingTakesLong, message: 'a mail takes long to read; those behind it go on' },
] as const;

/**
 * Puts the mail's placement into `placed`. A mail that cannot be taken is noted, to be tried again; one that failed three
 * times by its own doing is given up. Never rejects.
 */
export async function handOver(
  { uid, receive, giveUp }: HandingOver,
  where: Whereabouts,
  taking: Taking,
  placed: Placement[],
): Promise<void> {
  const { troubled, log } = taking;
  const settle = (receipt: Receipt) => {
    placed.push({ folder: where.folder, uidValidity: where.uidValidity, uid, ...receipt });
    troubled.taken(where.folder, uid);
  };
  try {
    settle(await receive());
  } catch (error) {
    const attempts = troubled.failed(where.folder, uid);
    const about = { folder: where.role, uid, attempts };
    const waits = WAITS.find(({ trouble }) => error instanceof trouble);
    if (waits) {
      log.warn(about, waits.message);
      return;
    }
    log.error(
      { ...about, ...traceOf(error) },
      'a mail could not be taken; it waits in the mailbox, and each pass tries it again',
    );
    // What fails while the desk is closing may fail because it closes.
    if (isPassing(error) || taking.stop.aborted) return;
    if (troubled.blamed(where.folder, uid, 'journey', 2) < BLAME_BORNE) return;
    await settleGivenUp('journey', about, giveUp, settle, taking);
  } finally {
    taking.wentOn();
  }
}

/** Sets a mail aside whose bytes the server never gave. Never rejects. */
export async function handOverUnfetched(
  { uid, giveUp }: Omit<HandingOver, 'receive'>,
  where: Whereabouts,
  taking: Taking,
  placed: Placement[],
): Promise<void> {
  const settle = (receipt: Receipt) => {
    placed.push({ folder: where.folder, uidValidity: where.uidValidity, uid, ...receipt });
    taking.troubled.taken(where.folder, uid);
  };
  await settleGivenUp('fetch', { folder: where.role, uid }, giveUp, settle, taking);
}

async function settleGivenUp(
  failing: Failing,
  about: Readonly<Record<string, unknown>>,
  giveUp: () => Promise<Receipt>,
  settle: (receipt: Receipt) => void,
  { log }: Taking,
): Promise<void> {
  try {
    settle(await giveUp());
    log.error({ ...about, failing }, 'a mail failed three times and was set aside; `quarantine replay` tries it again');
  } catch (error) {
    log.error(
      { ...about, ...traceOf(error) },
      'a mail could not even be set aside; it waits in the mailbox, and each pass tries it again; please report this line',
    );
  }
}
