/** A trouble that counts only when it lasts: what it is now, and for how long it has been one. */
export interface LastingTrouble<T> {
  /** It is there; since when is kept from the first time. */
  isThere(detail: T): void;
  isOver(): void;
  /** With the seconds it has lasted; null when there is none. */
  now(): { readonly detail: T; readonly seconds: number } | null;
}

/** `monotonic`: milliseconds of a clock that nobody sets. */
export function lastingTrouble<T>(monotonic: () => number): LastingTrouble<T> {
  let present: { readonly detail: T; readonly since: number } | null = null;
  return {
    isThere(detail) {
      present = { detail, since: present?.since ?? monotonic() };
    },
    isOver() {
      present = null;
    },
    now: () => present && { detail: present.detail, seconds: (monotonic() - present.since) / 1_000 },
  };
}
