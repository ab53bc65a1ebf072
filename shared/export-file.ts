import { csvLine } from './csv-line';

export type ExportFormat = 'csv' | 'json';

/** The columns of a CSV file by their titles. */
export type Columns<Row> = Readonly<Record<string, (row: Row) => string>>;

/** How old what is written down is: every row says it, as files are cut and joined. */
export interface Age {
  /** The last moment (milliseconds since 1970) at which it was known to equal the cluster. */
  readonly readAt: number;
  /** It may have changed since: the cluster is not heard from. */
  readonly stale: boolean;
}

/** Rows as the text of one file, piece by piece. */
export function* exportFile<Row extends object>(
  pieces: Iterable<readonly Row[]>,
  format: ExportFormat,
  columns: Columns<Row>,
  { readAt, stale }: Age,
): Generator<string> {
  const cells = Object.values(columns);
  const age = [timeText(readAt), stale ? 'yes' : 'no'];
  if (format === 'csv') {
    yield csvLine([...Object.keys(columns), 'read at', 'stale']);
    for (const rows of pieces)
      yield rows.map((row) => csvLine([...cells.map((cell) => cell(row)), ...age])).join('');
    return;
  }
  yield '[';
  let between = '';
  for (const rows of pieces) {
    yield `${between}\n${rows.map((row) => JSON.stringify({ ...row, readAt, stale })).join(',\n')}`;
    between = ',';
  }
  yield '\n]\n';
}

/** RFC 3339 in UTC; empty where there is none. */
export function timeText(time: number | undefined): string {
  // Beyond what a Date can say: a certificate may end in the year 275760 and later.
  return time === undefined || Math.abs(time) > 8.64e15 ? '' : new Date(time).toISOString();
}
