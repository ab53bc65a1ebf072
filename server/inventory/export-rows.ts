import { type Age, type Columns, exportFile, type ExportFormat } from '@/shared/export-file';

/** So many rows are made in one go; the event loop breathes in between, and no more than that is in memory. */
const atOnce = 500;

function* pieces<Entry, Row>(
  entries: readonly Entry[],
  shown: (entry: Entry) => Row,
): Generator<readonly Row[]> {
  for (let at = 0; at < entries.length; at += atOnce)
    yield entries.slice(at, at + atOnce).map((entry) => shown(entry));
}

/** The rows as the text of one file, piece by piece. */
export function exportRows<Entry, Row extends object>(
  entries: readonly Entry[],
  shown: (entry: Entry) => Row,
  format: ExportFormat,
  columns: Columns<Row>,
  age: Age,
): Generator<string> {
  return exportFile(pieces(entries, shown), format, columns, age);
}
