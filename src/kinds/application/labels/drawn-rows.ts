/** Tables drawn with bars, as a text editor or a spreadsheet leaves them in a plain mail: their rows with tabs between the cells. */

const BARS = '|｜│┃';
const ROW = /^\s{0,20}[|｜│┃].*[|｜│┃]\s*$/u;
/** Between two rows: `|---|---|`, `├──┼──┤`, `+----+----+`. */
const BETWEEN = /^\s{0,20}[|｜│┃+┌├└┏┣┗┠][-=:─━|｜│┃+┬┼┴┳╋┻┯┿┷┤┥┨┫┐┓┘┛\s]{3,}$/u;
const LONGEST = 4_000;

/** `line` as a row of cells divided by tabs when it is drawn as one of two cells or more; any other line as it is. */
export function withTabs(line: string): string {
  if (line.length > LONGEST) return line;
  // A tab alone keeps the columns of the table in force for the rows below.
  if (BETWEEN.test(line)) return '\t';
  if (!ROW.test(line)) return line;
  const cells = [...line.trim().slice(1, -1)].map((one) => (BARS.includes(one) ? '\t' : one === '\t' ? ' ' : one));
  return cells.includes('\t') ? cells.join('') : line;
}
