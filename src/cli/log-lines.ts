/** Where the log's lines go: standard output, without which the desk goes on. */
import { writeSync } from 'node:fs';

const STANDARD_OUTPUT = 1;
/** A pipe whose reader is slow says EAGAIN; it is asked again for so long, in milliseconds. */
const PATIENCE = 100;
const asleep = new Int32Array(new SharedArrayBuffer(4));

type Write = (line: string) => void;

function writeOut(line: string): void {
  const until = performance.now() + PATIENCE;
  let left = Buffer.from(line);
  while (left.length > 0) {
    try {
      left = left.subarray(writeSync(STANDARD_OUTPUT, left));
    } catch (error) {
      const isBusy = error instanceof Error && 'code' in error && error.code === 'EAGAIN';
      if (!isBusy || performance.now() > until) throw error;
      Atomics.wait(asleep, 0, 0, 1);
    }
  }
}

/**
 * A stream for pino. Its own takes a full disk (ENOSPC, threat R11) or a reader that has gone (EPIPE) for a mistake, which would end
 * the daemon; here the line is lost, and how many were is said by the first that can be written again.
 */
export function logLines(write: Write = writeOut): { write(line: string): void } {
  let lost = 0;
  return {
    write(line) {
      try {
        const missing = lost > 0 ? `${JSON.stringify({ level: 40, lost, msg: 'lines of the log were lost' })}\n` : '';
        write(missing + line);
        lost = 0;
      } catch {
        lost += 1;
      }
    },
  };
}
