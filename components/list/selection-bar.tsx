'use client';

import { Download } from 'lucide-react';

import { type Columns, exportFile, type ExportFormat } from '@/shared/export-file';
import type { Freshness } from '@/shared/freshness';

import { CopyButton } from '../text/copy-button';
import { count } from '../text/count';
import { saveText } from './save-text';

interface Props<Row extends object> {
  readonly what: string;
  readonly selected: readonly Row[];
  readonly of: number;
  readonly nameOf: (row: Row) => string;
  readonly columns: Columns<Row>;
  /** How old the rows are; as a file outlives the page, it says so itself. */
  readonly freshness: Freshness;
  readonly now: number;
  readonly onClear: () => void;
}

/** What can be done with the rows that are selected. */
export function SelectionBar<Row extends object>(props: Props<Row>) {
  const { what, selected, of, nameOf, columns, freshness, now, onClear } = props;
  const any = selected.length > 0;

  function save(format: ExportFormat) {
    const stale = freshness.state !== 'live';
    const age = { readAt: 'readAt' in freshness ? freshness.readAt : now, stale };
    const text = [...exportFile([selected], format, columns, age)].join('');
    saveText(`${what.replaceAll(' ', '-').toLowerCase()}-selected.${format}`, format, text);
  }

  return (
    <section
      aria-label="Selection"
      className={any ? 'flex flex-wrap items-center gap-2' : 'sr-only'}
    >
      <output>{any && `${count(selected.length)} of ${count(of)} ${what} selected`}</output>
      {any && (
        <>
          <CopyButton
            text={selected.map((row) => nameOf(row)).join('\n')}
            what="the names of what is selected"
          />
          {(['csv', 'json'] as const).map((format) => (
            <button
              key={format}
              type="button"
              className="btn-quiet inline-flex items-center gap-1"
              onClick={() => save(format)}
            >
              <Download aria-hidden className="size-3.5" />
              Selected as {format.toUpperCase()}
            </button>
          ))}
          <button type="button" className="btn-quiet" onClick={onClear}>
            Clear
          </button>
        </>
      )}
    </section>
  );
}
