'use client';

import { components } from '@/shared/run';

import { RefusedNote } from '../download/refused-note';
import { useDownload } from '../download/use-download';

/** The whole logs of the components, as files. */
export function LogDownloads({ cluster }: { cluster: string }) {
  const { onClick, refused, isAsking } = useDownload();
  return (
    <div className="flex flex-col gap-1">
      <span className="flex flex-wrap gap-x-3" aria-busy={isAsking}>
        Whole logs:
        {components.map((component) => (
          <a
            key={component}
            className="link"
            href={`/api/logs?${new URLSearchParams({ cluster, component }).toString()}`}
            onClick={onClick(`The ${component}’s log`)}
          >
            {component}
          </a>
        ))}
      </span>
      <RefusedNote refused={refused} />
    </div>
  );
}
