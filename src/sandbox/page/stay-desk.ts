/** The desk to try: the real daemon between its servers, with the mailboxes of everybody it writes to, a clock and a relay that can fail. */
import type { Language } from '../../domain/application/application.ts';
import { dateAfter, dateIn, type Instant } from '../../domain/time.ts';
import type { Desk } from '../../journey.ts';
import { pause } from '../../mailbox/connection/pause.ts';
import type { Log } from '../../mailbox/log.ts';
import { startDemoDesk } from '../demo-desk.ts';
import type { Draft } from '../demo-mails.ts';
import { type Journal, openJournal } from './journal.ts';
import { type Mailboxes, openMailboxes } from './people/mailboxes.ts';
import { MINAMI } from './people/people.ts';
import { type DeskClock, openDeskClock } from './time/desk-clock.ts';
import { LEAPS, type LeapName, passTime } from './time/pass-time.ts';

export interface StayDesk {
  readonly desk: Desk;
  readonly clock: DeskClock;
  readonly mailboxes: Mailboxes;
  readonly journal: Journal;
  isRelayDown(): boolean;
  setRelayDown(isDown: boolean): void;
  /** Somebody sends a mail to the desk; a forged one lies in nobody's folder of sent mails. */
  send(draft: Draft): void;
  /** One leap at a time; resolves when the desk has done all that was due in it. */
  leap(name: LeapName): Promise<void>;
  isLeaping(): boolean;
  /** Calls `listener` after each change that the page shows; gives what ends that. */
  onChange(listener: () => void): () => void;
  close(): Promise<void>;
}

export interface StayOptions {
  readonly log: Log;
  /** What the clock shows at first; default: the real time. */
  readonly startsAt?: Instant;
}

/** Jobs change a ticket without a mail, and nobody tells: so often somebody looks. */
const LOOKED_EVERY_MS = 1_000;
const MOMENT_MS = 10;
const COOLING_OFF_MINUTES = 30;
/** So long ago the accounts of the samples ended: in time, for some months. */
const REVOKED_DAYS_AGO = 60;
const RELAY_DOWN = { code: 421, text: 'the relay is down for a while' };
export const DESK_ZONE = 'Asia/Tokyo';
export const LANGUAGES: readonly Language[] = ['ja', 'en'];

/** Two of the applicants in the samples: of the third, staff look the day up themselves. */
function directory(today: string): string {
  const revokedOn = dateAfter(today, -REVOKED_DAYS_AGO);
  return `account,revoked_on,student\n9900000101,${revokedOn},yes\n9900000707,${revokedOn},yes\n`;
}

export async function openStayDesk({ log, startsAt }: StayOptions): Promise<StayDesk> {
  const clock = openDeskClock(Date.now, startsAt);
  const mailboxes = openMailboxes();
  const listeners = new Set<() => void>();
  const changed = () => {
    for (const listener of listeners) listener();
  };
  const journal = openJournal(log, () => clock.now(), changed);
  let isDown = false;
  const fails = () => (isDown ? RELAY_DOWN : undefined);
  const { daemon, deliver, close } = await startDemoDesk(
    journal.log,
    (letter) => {
      mailboxes.arrived(letter);
      changed();
    },
    {
      clock: () => clock.now(),
      coolingOffMinutes: COOLING_OFF_MINUTES,
      helpers: [
        `{ name: ${MINAMI.name}, address: ${MINAMI.address}, language: ja, role: helper, signers: [staff.desk.example] }`,
      ],
      directory: directory(dateIn(DESK_ZONE, clock.now())),
      // A connection that is open already is not greeted again.
      relay: { greeting: fails, mail: fails },
    },
  );
  const { store } = daemon.desk;
  const head = async () => (await store.auditHead())?.seq ?? 0;
  let seen = 0;
  const looking = setInterval(async () => {
    const now = await head().catch(() => seen);
    if (now !== seen) changed();
    seen = now;
  }, LOOKED_EVERY_MS);
  const timed = {
    workNow: () => daemon.workNow(),
    letters: () => store.listedLetters(),
    head,
    moment: () => pause(MOMENT_MS, new AbortController().signal),
  };
  let leaping: Promise<void> = Promise.resolve();
  let leaps = 0;
  return {
    desk: daemon.desk,
    clock,
    mailboxes,
    journal,
    isRelayDown: () => isDown,
    setRelayDown(down) {
      isDown = down;
      changed();
    },
    send(draft) {
      deliver(draft);
      if (!draft.isForged) mailboxes.sent(draft);
      changed();
    },
    leap(name) {
      leaps += 1;
      const mine = leaping
        .then(() => passTime(timed, clock, LEAPS[name], changed))
        .finally(() => {
          leaps -= 1;
          changed();
        });
      leaping = mine.catch(() => {});
      return mine;
    },
    isLeaping: () => leaps > 0,
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async close() {
      clearInterval(looking);
      await leaping;
      await close();
    },
  };
}
