'use client';

import { Download } from 'lucide-react';

import { RefusedNote } from '../download/refused-note';
import { useDownload } from '../download/use-download';
import type { ListWords } from './list-words';

interface Props {
  readonly what: ListWords['list'];
  /** What the list asks the server for. */
  readonly input: object;
}

/** All that the filters find, not only this page, as a file. */
export function ExportLinks({ what, input }: Props) {
  const { onClick, refused, isAsking } = useDownload();
  return (
    <>
      <span className="flex items-center gap-1" aria-busy={isAsking}>
        {(['csv', 'json'] as const).map((format) => {
          const query = new URLSearchParams({ format, input: JSON.stringify(input) });
          return (
            <a
              key={format}
              className="btn-quiet inline-flex items-center gap-1"
              href={`/api/export/${what}?${query.toString()}`}
              onClick={onClick(format)}
              aria-label={`Export everything found as ${format.toUpperCase()}`}
            >
              <Download aria-hidden className="size-3.5" />
              {format.toUpperCase()}
            </a>
          );
        })}
      </span>
      <RefusedNote refused={refused} />
    </>
  );
}
