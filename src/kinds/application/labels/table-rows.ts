/** Rows of a table, their cells divided by tabs: label and value side by side, or values under a row of labels. */
import { labelAt } from './label-at.ts';
import type { LabelWord, LabelWords } from './label-words.ts';
import type { Piece } from './line-pieces.ts';

/** The cells of a line. */
export function cellsOf(row: string): readonly string[] {
  return row.split('\t').map((cell) => cell.trim());
}

/** Whether it has labels of its own. One alone may be a value: 「本人確認済み」 under 本人確認. */
export function isRowOfFields(row: string, words: LabelWords): boolean {
  return cellsOf(row).filter((cell) => labelAt(cell, 0, words) !== null).length > 1;
}

function soleLabel(cell: string, words: LabelWords): LabelWord | null {
  const label = labelAt(cell, 0, words);
  return label && label.valueAt >= cell.length ? label.word : null;
}

/** The labels of a row that holds nothing else but, in front, what its rows are counted by; null for any other row. */
export function columnsOf(row: string, words: LabelWords): readonly (LabelWord | null)[] | null {
  if (!row.includes('\t')) return null;
  const cells = cellsOf(row);
  const labels = cells.map((cell) => soleLabel(cell, words));
  const filled = cells.filter((cell) => cell !== '').length;
  const named = labels.filter((label) => label !== null).length;
  const counted = named >= 3 && named === filled - 1 && labels[0] === null;
  return filled >= 2 && (named === filled || counted) ? labels : null;
}

/** The pieces of a row: under `columns` when it has no label of its own. Null when it is no row of a table of fields. */
export function rowPieces(
  row: string,
  line: number,
  columns: readonly (LabelWord | null)[] | null,
  words: LabelWords,
): readonly Piece[] | null {
  if (!row.includes('\t')) return null;
  const cells = cellsOf(row);
  const labels = cells.map((cell) => labelAt(cell, 0, words));
  const piece = (word: LabelWord, value: string): Piece => ({
    type: 'label',
    word,
    value,
    bare: false,
    line,
    written: row,
  });
  if (!columns && labels.every((label) => label === null)) return null;
  if (columns && !isRowOfFields(row, words)) {
    return cells.flatMap((cell, index) => {
      const word = columns[index];
      return cell === '' ? [] : word ? [piece(word, cell)] : [{ type: 'text', text: cell, line }];
    });
  }
  const pieces: Piece[] = [];
  for (let index = 0; index < cells.length; index += 1) {
    const cell = cells[index] ?? '';
    const label = labels[index];
    if (!label) {
      if (cell !== '') pieces.push({ type: 'text', text: cell, line });
    } else if (label.valueAt < cell.length) pieces.push(piece(label.word, cell.slice(label.valueAt)));
    else {
      const next = cells[index + 1];
      const beside = next !== undefined && !labels[index + 1];
      pieces.push(piece(label.word, beside ? next : ''));
      if (beside) index += 1;
    }
  }
  return pieces;
}
