/** A table that becomes a list of cards in a narrow window and stays a table for whoever has it read aloud. */
import { html } from 'hono/html';
import type { Markup } from './frame.ts';

export interface Column<Row> {
  readonly name: string;
  /** Names its row. */
  readonly heads?: true;
  readonly numeric?: true;
  /** Never broken into lines, where there is room. */
  readonly short?: true;
  cell(row: Row): Markup | string;
}

/** Roles are written out, because a table that is laid out as anything else loses them in some browsers. */
export function table<Row>(label: string, columns: readonly Column<Row>[], rows: readonly Row[]): Markup {
  const cells = (row: Row) =>
    columns.map(({ name, heads, numeric, short, cell }) => {
      const shown = cell(row);
      const content = shown === '' ? html`<span class="none" aria-hidden="true">–</span>` : shown;
      return heads
        ? html`<th role="rowheader" scope="row">${content}</th>`
        : html`<td role="cell" data-name="${name}" class="${numeric ? 'number' : short ? 'short' : 'text'}"><span class="cell">${content}</span></td>`;
    });
  return html`<table role="table" aria-label="${label}">
<thead role="rowgroup"><tr role="row">${columns.map(({ name, numeric }) => html`<th role="columnheader" scope="col" ${numeric ? html`class="number"` : ''}>${name}</th>`)}</tr></thead>
<tbody role="rowgroup">${rows.map(
    (row) => html`
<tr role="row">${cells(row)}</tr>`,
  )}
</tbody></table>`;
}
