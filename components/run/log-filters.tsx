'use client';

import { TriangleAlert } from 'lucide-react';

import { lineSources, type LineSource } from '@/shared/run';

import { toneClasses } from '../table/tone';
import { classes } from '../text/classes';
import { count } from '../text/count';
import type { LineFilter } from './filter-lines';

interface Props {
  readonly filter: LineFilter;
  readonly warnings: number;
  readonly onChange: (change: Partial<LineFilter>) => void;
}

/** Which lines of the log are shown: by source, by severity, by text. */
export function LogFilters({ filter, warnings, onChange }: Props) {
  const { sources } = filter;

  function toggle(source: LineSource) {
    onChange({
      sources: sources.includes(source)
        ? sources.filter((one) => one !== source)
        : [...sources, source],
    });
  }

  return (
    <div className="flex flex-wrap items-center gap-1.5">
      <fieldset className="flex flex-wrap gap-1.5">
        <legend className="sr-only">Lines from</legend>
        {lineSources.map((source) => (
          <button
            key={source}
            type="button"
            aria-pressed={sources.includes(source)}
            onClick={() => toggle(source)}
            className={classes('chip px-2 py-1', toneClasses.mute, ring)}
          >
            {source}
          </button>
        ))}
        <button
          type="button"
          aria-pressed={filter.warnings}
          onClick={() => onChange({ warnings: !filter.warnings })}
          className={classes(
            'chip px-2 py-1',
            warnings > 0 ? toneClasses.warn : toneClasses.mute,
            ring,
          )}
        >
          <TriangleAlert aria-hidden className="size-3" />
          warnings {count(warnings)}
        </button>
      </fieldset>
      <input
        type="search"
        className="field h-7 w-40 px-2 py-0.5 text-[12.5px]"
        value={filter.text}
        maxLength={200}
        placeholder="Find in the log"
        aria-label="Find in the log"
        autoComplete="off"
        spellCheck={false}
        onChange={({ target }) => onChange({ text: target.value })}
      />
    </div>
  );
}

const ring = 'aria-pressed:ring-2 aria-pressed:ring-current aria-pressed:ring-inset';
