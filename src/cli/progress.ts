/** How far a long command is: on a terminal one line that is written over, in a pipe nothing. */

export interface ProgressLine {
  readonly told: (what: string, done: number, of: number) => void;
  /** Clears the line, so that what is printed next stands alone. */
  clear(): void;
}

const CLEAR_LINE = '\r\u001b[2K';

export function progressLine(stream: NodeJS.WriteStream = process.stderr): ProgressLine {
  let shown = false;
  return {
    told(what, done, of) {
      if (!stream.isTTY) return;
      shown = true;
      stream.write(`${CLEAR_LINE}${what}: ${done.toLocaleString('en')} of ${of.toLocaleString('en')}`);
    },
    clear() {
      if (shown) stream.write(CLEAR_LINE);
      shown = false;
    },
  };
}
