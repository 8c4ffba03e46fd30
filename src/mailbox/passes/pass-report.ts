/** What a pass over the mailbox has done, and whether it saw everything. */
import type { FolderReport } from './folder-pass.ts';

export interface PassReport {
  /** Whether every mail of the folders was compared with the store, not only the newest. */
  readonly full: boolean;
  /** Mails that were placed. */
  readonly placed: number;
  /** Mails that could not be taken; they are tried again by the next pass. */
  readonly untaken: number;
  /** Mails that could not be moved; they are moved by a later pass. */
  readonly unfiled: number;
  /** Whether everything received before the pass began has been through the journey. */
  readonly complete: boolean;
}

/** `cut`: the pass was ended before its time. */
export function sum(reports: readonly FolderReport[], cut: boolean): PassReport {
  const total = (key: 'placed' | 'untaken' | 'unfiled') => reports.reduce((count, report) => count + report[key], 0);
  const untaken = total('untaken');
  return {
    full: reports.every((report) => report.full),
    placed: total('placed'),
    untaken,
    unfiled: total('unfiled'),
    complete: untaken === 0 && !cut,
  };
}
