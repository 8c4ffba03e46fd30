/** A page being written line by line, with cells that become tabs and quotations that become `> `. */

const LONGEST_PAGE = 200_000;
/** Cells within cells lay a page out; deeper ones are only there to tire readers, and count as blocks. */
const DEEPEST_CELL = 20;
const DEEPEST_QUOTE = 20;

/** What one cell, or the whole page, holds so far. */
interface Sheet {
  readonly lines: string[];
  /** The open line in pieces; put together once, when it ends. */
  line: string[];
  endsInBlank: boolean;
  /** The open line holds a cell already. */
  inRow: boolean;
}

export interface HtmlPage {
  write(text: string): void;
  breakLine(): void;
  /** A block begins or ends: what follows stands on a line of its own. */
  block(): void;
  openCell(): void;
  closeCell(): void;
  openQuote(): void;
  closeQuote(): void;
  /** Nothing more is written on a full page. */
  isFull(): boolean;
  text(): string;
}

function emptySheet(): Sheet {
  return { lines: [], line: [], endsInBlank: true, inRow: false };
}

function add(sheet: Sheet, text: string): void {
  if (text === '') return;
  sheet.line.push(text);
  sheet.endsInBlank = text.endsWith(' ') || text.endsWith('\t');
}

/** An empty page. */
export function htmlPage(): HtmlPage {
  const page = emptySheet();
  const openCells: Sheet[] = [];
  let written = 0;
  let quotes = 0;
  let cells = 0;
  const sheet = () => openCells.at(-1) ?? page;

  function marked(line: string): string {
    const depth = Math.min(quotes, DEEPEST_QUOTE);
    return depth > 0 && cells === 0 ? `${'>'.repeat(depth)} ${line}` : line;
  }

  function breakLine(): void {
    const { lines, line } = sheet();
    written += 1;
    lines.push(marked(line.join('').trimEnd()));
    Object.assign(sheet(), { line: [], endsInBlank: true, inRow: false });
  }

  function block(): void {
    if (sheet().line.some((piece) => piece.trim() !== '')) breakLine();
  }

  function closeCell(): void {
    block();
    cells -= 1;
    if (cells >= DEEPEST_CELL) return;
    const text = (openCells.pop()?.lines ?? []).join('\n').trim();
    const row = sheet();
    add(row, row.inRow ? `\t${text}` : text);
    row.inRow = true;
  }

  return {
    write(text) {
      if (written > LONGEST_PAGE) return;
      written += text.length;
      const words = text.replace(/[\s\u00a0]+/g, ' ');
      add(sheet(), sheet().endsInBlank ? words.trimStart() : words);
    },
    breakLine,
    block,
    openCell() {
      if (cells < DEEPEST_CELL) openCells.push(emptySheet());
      else block();
      cells += 1;
    },
    closeCell,
    openQuote() {
      block();
      quotes += 1;
    },
    closeQuote() {
      block();
      quotes -= 1;
    },
    isFull: () => written > LONGEST_PAGE,
    text() {
      while (cells > 0) closeCell();
      block();
      return page.lines
        .join('\n')
        .replace(/\n{3,}/g, '\n\n')
        .trim();
    },
  };
}
