/** A long trial that is told to end keeps what it has found: the first signal ends it in good order, the second at once. */

/** As shells count them: 128 and the number of the signal. */
const CODES = { SIGINT: 130, SIGTERM: 143 } as const;
type Told = keyof typeof CODES;

/** Calls `onFirst` at the first signal; what is returned gives the exit code of an interrupted run, or null. */
export function interruption(onFirst: (signal: Told) => void): () => number | null {
  let code: number | null = null;
  for (const signal of Object.keys(CODES) as Told[])
    process.on(signal, () => {
      if (code !== null) process.exit(code);
      code = CODES[signal];
      onFirst(signal);
    });
  return () => code;
}
