/** Joins again the lines that a mail program broke softly (RFC 3676): for reading fields, never for commands. */

interface FlowedLine {
  readonly depth: number;
  readonly text: string;
}

function flowedLine(line: string): FlowedLine {
  const [marks] = /^>*/.exec(line) ?? [''];
  // One blank after the marks is stuffing (§4.4).
  const text = line.slice(marks.length).replace(/^ /, '');
  return { depth: marks.length, text };
}

/** `text`, of format=flowed with `\n` line ends, with its paragraphs whole; a join never crosses from written to quoted text. */
export function unflow(text: string, delSp: boolean): string {
  const whole: FlowedLine[] = [];
  let open = false;
  for (const line of text.split('\n').map(flowedLine)) {
    const last = whole.at(-1);
    // The signature line ends in a blank and is no soft break (§4.3).
    const soft = line.text.endsWith(' ') && line.text !== '-- ';
    const piece = soft && delSp ? { ...line, text: line.text.slice(0, -1) } : line;
    if (open && last && last.depth === line.depth && line.text !== '-- ')
      whole[whole.length - 1] = { ...last, text: last.text + piece.text };
    else whole.push(piece);
    open = soft;
  }
  return whole.map(({ depth, text: said }) => (depth > 0 ? `${'>'.repeat(depth)} ${said}` : said)).join('\n');
}
