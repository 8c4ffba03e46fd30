/** Given: somebody attends to a mailbox behind the proxy, and something happens at a command. */
import type { DeskBehindProxy } from './desk-behind-proxy.ts';

/** A mail of other people. */
export const LUNCH =
  'From: friend@home.example\r\nTo: desk@desk.example\r\nSubject: lunch\r\nDate: Wed, 3 Jun 2026 10:00:00 +0900\r\n\r\nToday?\r\n';

export function attendance(behind: () => DeskBehindProxy) {
  const leaving = new Set<() => Promise<void>>();
  return {
    /** Attends to the mailbox until the test ends. */
    attend(...given: Parameters<DeskBehindProxy['open']>) {
      const made = behind().open(...given);
      const stop = new AbortController();
      const ended = made.mailbox.run(stop.signal);
      leaving.add(async () => {
        stop.abort();
        await ended;
      });
      return made;
    },

    /** Does something once, at the first command that begins so, and then goes on as it says. */
    once(begins: string, act: () => Promise<'cut' | { answer: string } | null>) {
      let done = false;
      behind().proxy.faults = {
        async atCommand(command) {
          if (done || !command.startsWith(begins)) return null;
          done = true;
          return act();
        },
      };
      return () => done;
    },

    async leaveAll(): Promise<void> {
      for (const leave of leaving) await leave();
      leaving.clear();
    },
  };
}
