/** Memory of the mails that could not be taken: they are tried again after all others, one at a time. */

/** Three failures by its own doing are enough, or six that may have been. */
export const BLAME_BORNE = 6;

/** Where a mail failed: before its bytes were here, or on its way through the journey. */
export type Failing = 'fetch' | 'journey';

export interface TroubledMails {
  /** Notes a failed attempt; gives how many there have been. */
  failed(folder: string, uid: number): number;
  /**
   * Notes that an attempt failed by the mail's own doing; gives how much weighs against it now. `weight`: how sure that is, from
   * 1 (it may have been the network) to 2.
   */
  blamed(folder: string, uid: number, failing: Failing, weight: 1 | 2): number;
  /** How much weighs against the mail. */
  blame(folder: string, uid: number, failing: Failing): number;
  /** Notes that the server announced a smaller mail than it then sent. */
  lied(folder: string, uid: number): void;
  isLiar(folder: string, uid: number): boolean;
  has(folder: string, uid: number): boolean;
  /** The UIDs of a folder that are to be tried again. */
  of(folder: string): number[];
  taken(folder: string, uid: number): void;
  /** After a change of UIDVALIDITY the UIDs mean other mails. */
  forget(folder: string): void;
}

/** In memory only: what a restart forgets is tried again sooner, which does no harm. */
export function troubledMails(): TroubledMails {
  const attempts = new Map<string, Map<number, number>>();
  const blame = new Map<string, Record<Failing, number>>();
  const idOf = (folder: string, uid: number) => `${uid} ${folder}`;
  const liars = new Map<string, Set<number>>();
  return {
    failed(folder, uid) {
      const known = attempts.get(folder) ?? new Map<number, number>();
      const count = (known.get(uid) ?? 0) + 1;
      attempts.set(folder, known.set(uid, count));
      return count;
    },
    blamed(folder, uid, failing, weight) {
      const known = blame.get(idOf(folder, uid)) ?? { fetch: 0, journey: 0 };
      known[failing] += weight;
      blame.set(idOf(folder, uid), known);
      return known[failing];
    },
    blame: (folder, uid, failing) => blame.get(idOf(folder, uid))?.[failing] ?? 0,
    lied(folder, uid) {
      liars.set(folder, (liars.get(folder) ?? new Set()).add(uid));
    },
    isLiar: (folder, uid) => liars.get(folder)?.has(uid) ?? false,
    has: (folder, uid) => attempts.get(folder)?.has(uid) ?? false,
    of: (folder) => [...(attempts.get(folder)?.keys() ?? [])],
    taken(folder, uid) {
      attempts.get(folder)?.delete(uid);
      liars.get(folder)?.delete(uid);
      blame.delete(idOf(folder, uid));
    },
    forget(folder) {
      attempts.delete(folder);
      liars.delete(folder);
      for (const id of [...blame.keys()].filter((one) => one.endsWith(` ${folder}`))) blame.delete(id);
    },
  };
}
