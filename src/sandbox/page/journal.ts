/** What became of each mail that reached the desk, taken from the daemon's own log lines. */
import type { Instant } from '../../domain/time.ts';
import type { KindName } from '../../kinds/kind.ts';
import type { Log } from '../../mailbox/log.ts';

/** The fields of the log's line about a mail. */
export interface JournalLine {
  readonly at: Instant;
  readonly kind: KindName | 'unread';
  readonly evidence: string;
  readonly verdict: string;
  readonly reason: string | null;
  readonly tickets: readonly string[];
}

export interface Journal {
  /** To be given to the daemon; passes everything on. */
  readonly log: Log;
  /** Newest first. */
  lines(): readonly JournalLine[];
}

const LINES_KEPT = 200;

export function openJournal(to: Log, now: () => Instant, changed: () => void): Journal {
  const lines: JournalLine[] = [];
  const passing =
    (level: keyof Log): Log['info'] =>
    (fields, message) => {
      to[level](fields, message);
      changed();
    };
  return {
    lines: () => lines,
    log: {
      info(fields, message) {
        if (message === 'mail') {
          const line = fields as unknown as Omit<JournalLine, 'at' | 'kind'> & { readonly kind: KindName | null };
          lines.unshift({ ...line, at: now(), kind: line.kind ?? 'unread' });
          lines.length = Math.min(lines.length, LINES_KEPT);
        }
        passing('info')(fields, message);
      },
      warn: passing('warn'),
      error: passing('error'),
    },
  };
}
