/** Comma-separated values (RFC 4180): rows with the line each begins on. */
export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

export type Csv = { readonly rows: readonly CsvRow[] } | { readonly mistake: string; readonly line: number };

/** The rows of `text`; empty lines are left out. A quotation mark that is not closed, or out of place, is a mistake. */
export function readCsv(text: string): Csv {
  const rows: CsvRow[] = [];
  let cells: string[] = [];
  let cell = '';
  let state: 'plain' | 'quoted' | 'closed' = 'plain';
  let line = 1;
  let began = 1;
  const endCell = () => {
    cells.push(cell);
    cell = '';
    state = 'plain';
  };
  const endRow = () => {
    endCell();
    if (cells.length > 1 || cells[0] !== '') rows.push({ line: began, cells });
    cells = [];
    began = line;
  };
  // A byte order mark is how spreadsheet programs begin a file in UTF-8.
  for (const sign of text.replace(/^\uFEFF/u, '').replaceAll('\r\n', '\n')) {
    if (sign === '\n') line += 1;
    if (state === 'quoted') {
      if (sign === '"') state = 'closed';
      else cell += sign;
    } else if (sign === '"') {
      if (state === 'plain' && cell !== '') return { mistake: 'has a quotation mark inside a value', line };
      if (state === 'closed') cell += sign;
      state = 'quoted';
    } else if (sign === ',') endCell();
    else if (sign === '\n') endRow();
    else if (state === 'closed') return { mistake: 'has something after a closing quotation mark', line };
    else cell += sign;
  }
  if (state === 'quoted') return { mistake: 'has a quotation mark that is never closed', line: began };
  if (cell !== '' || cells.length > 0) endRow();
  return { rows };
}
