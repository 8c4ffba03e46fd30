/** What a copy of the desk holds, in one line for the operator. */
import type { Copied } from '../store/moving/fill-database.ts';

const SHOWN = { ticket: 'tickets', mail: 'mails', outbox: 'letters', audit: 'audit rows' } as const;

/** `12 tickets, 30 mails, 41 letters, 95 audit rows` */
export function countsLine({ counts }: Copied): string {
  return Object.entries(SHOWN)
    .map(([table, word]) => `${counts.get(table) ?? 0} ${word}`)
    .join(', ');
}

/** What is to be said of the audit chain; also a broken one is copied as it is. */
export function chainLine({ brokenAt }: Copied): string {
  return brokenAt === null
    ? 'The audit chain holds.'
    : `The audit chain is broken at row ${brokenAt}, here as in the original; \`salvage-desk verify-audit\` says what that means.`;
}
