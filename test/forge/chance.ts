/** Chance that can be repeated: the same seed forges the same mails. */

export interface Chance {
  /** From 0 to below `end`. */
  int(end: number): number;
  pick<T>(among: readonly T[]): T;
  maybe(probability: number): boolean;
  shuffled<T>(items: readonly T[]): T[];
  /** `length` characters out of `alphabet`. */
  word(length: number, alphabet?: string): string;
}

/** Mulberry32: 32 bits of state are enough for choosing mails, and it is short enough to be read. */
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const int = (end: number) => Math.floor(next() * end);
  const pick = <T>(among: readonly T[]): T => {
    if (among.length === 0) throw new Error('Nothing to choose from.');
    return among[int(among.length)] as T;
  };
  return {
    int,
    pick,
    maybe: (probability) => next() < probability,
    shuffled(items) {
      const left = [...items];
      return items.flatMap(() => left.splice(int(left.length), 1));
    },
    word: (length, alphabet = 'abcdefghijklmnopqrstuvwxyz234567') =>
      Array.from({ length }, () => pick([...alphabet])).join(''),
  };
}
