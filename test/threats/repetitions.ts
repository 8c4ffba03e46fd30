/** How often a case is repeated: a few times among the tests, as often as its row asks by `npm run threats`. */
const IS_WHOLE = process.env.THREATS === 'whole';

export function repetitions(usual: number, whole: number): number {
  return IS_WHOLE ? whole : usual;
}

/** Milliseconds: an hour for the whole number, so that no machine is too slow for it. */
export function timeLimit(usual: number): number {
  return repetitions(usual, 3_600_000);
}
