import { csvLine } from '../domain/csv-line';

export type ExportFormat = 'csv' | 'json';

/** The columns of a CSV file by their titles. */
export type Columns<Row> = Readonly<Record<string, (row: Row) => string>>;

/** So many rows are made in one go; the event loop breathes in between, and no more than that is in memory. */
const atOnce = 500;

function lineOf<Row>(columns: Columns<Row>): (row: Row) => string {
  const cells = Object.values(columns);
  return (row) => csvLine(cells.map((cell) => cell(row)));
}

/** The rows as the text of one file, piece by piece. */
export function* exportRows<Entry, Row>(
  entries: readonly Entry[],
  shown: (entry: Entry) => Row,
  format: ExportFormat,
  columns: Columns<Row>,
): Generator<string> {
  const isCsv = format === 'csv';
  const line = isCsv ? lineOf(columns) : (row: Row) => JSON.stringify(row);
  yield isCsv ? csvLine(Object.keys(columns)) : '[';
  for (let at = 0; at < entries.length; at += atOnce) {
    const lines = entries.slice(at, at + atOnce).map((entry) => line(shown(entry)));
    yield isCsv ? lines.join('') : `${at === 0 ? '' : ','}\n${lines.join(',\n')}`;
  }
  if (!isCsv) yield '\n]\n';
}

/** RFC 3339 in UTC; empty where there is none. */
export function timeText(time: number | undefined): string {
  // Beyond what a Date can say: a certificate may end in the year 275760 and later.
  return time === undefined || Math.abs(time) > 8.64e15 ? '' : new Date(time).toISOString();
}
