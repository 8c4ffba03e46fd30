/** Memory of the mails that could not be taken: they are tried again after all others, one at a time. */
export interface TroubledMails {
  /** Notes a failed attempt; gives how many there have been. */
  failed(folder: string, uid: number): number;
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
  const liars = new Map<string, Set<number>>();
  return {
    failed(folder, uid) {
      const known = attempts.get(folder) ?? new Map<number, number>();
      const count = (known.get(uid) ?? 0) + 1;
      attempts.set(folder, known.set(uid, count));
      return count;
    },
    lied(folder, uid) {
      liars.set(folder, (liars.get(folder) ?? new Set()).add(uid));
    },
    isLiar: (folder, uid) => liars.get(folder)?.has(uid) ?? false,
    has: (folder, uid) => attempts.get(folder)?.has(uid) ?? false,
    of: (folder) => [...(attempts.get(folder)?.keys() ?? [])],
    taken(folder, uid) {
      attempts.get(folder)?.delete(uid);
      liars.get(folder)?.delete(uid);
    },
    forget(folder) {
      attempts.delete(folder);
      liars.delete(folder);
    },
  };
}
