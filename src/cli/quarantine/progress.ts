/** How far a long command has come: one line on a terminal, nothing in a pipe. */
export interface Progress {
  at(done: number, of: number): void;
  /** Takes the line away. */
  end(): void;
}

export function progressOf(doing: string, stream: NodeJS.WriteStream = process.stderr): Progress {
  if (!stream.isTTY) return { at() {}, end() {} };
  return {
    at: (done, of) => void stream.write(`\r${doing}: ${done} of ${of}`),
    end: () => void stream.write('\r\u001b[K'),
  };
}
