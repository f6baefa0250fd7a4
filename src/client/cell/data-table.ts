/** A table of texts that scrolls by itself where it is wider than the cell. */
import { element } from './dom.ts';

interface TableRow {
  /** The first names the row. */
  readonly cells: readonly string[];
  readonly attributes?: Readonly<Record<string, string>>;
}

interface DataTable {
  readonly name: string;
  readonly part?: string;
  readonly heads: readonly string[];
  readonly rows: readonly TableRow[];
  /** Cells from this one on are numbers; none unless told. */
  readonly numbersFrom?: number;
}

export function dataTable(
  document: Document,
  { name, part, heads, rows, numbersFrom }: DataTable,
): HTMLElement {
  const number = (column: number) =>
    numbersFrom !== undefined && column >= numbersFrom ? { class: 'number' } : {};
  const head = heads.map((text, i) => element(document, 'th', { scope: 'col', ...number(i) }, text));
  const body = rows.map(({ cells: [first = '', ...rest], attributes = {} }) =>
    element(
      document,
      'tr',
      attributes,
      element(document, 'th', { scope: 'row' }, first),
      ...rest.map((text, i) => element(document, 'td', number(i + 1), text)),
    ),
  );
  const table = element(
    document,
    'table',
    { 'data-part': part, 'aria-label': name },
    element(document, 'thead', {}, element(document, 'tr', {}, ...head)),
    element(document, 'tbody', {}, ...body),
  );
  return scrolling(document, name, table);
}

/** Scrolls by itself where the table is wider than the cell, and so must be reachable by keyboard. */
export const scrolling = (document: Document, name: string, table: HTMLElement): HTMLElement =>
  element(
    document,
    'div',
    { class: 'table', tabindex: '0', role: 'group', 'aria-label': `${name}, scrolling` },
    table,
  );
