/** Several mails in hand at once, and yet one after the other where it counts: an UNDO must not overtake the approval before it. */

/** A mail whose reading takes longer has lost its turn: whoever sends slow mails delays nobody but themselves. */
const PATIENCE = 1_000;

/** Resolves when `earlier` has ended, however it ended, or after a second; never rejects. */
export async function turnAfter(earlier: Promise<unknown>, patience = PATIENCE): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, patience);
  });
  const over = () => {};
  try {
    await Promise.race([earlier.then(over, over), late]);
  } finally {
    clearTimeout(timer);
  }
}
