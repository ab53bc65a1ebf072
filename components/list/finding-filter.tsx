'use client';

import { ChevronDown } from 'lucide-react';
import { Popover } from 'radix-ui';

import type { FacetCount } from '@/shared/facet';

import { findingWords } from '../secrets/finding-words';
import { count } from '../text/count';

interface Props {
  /** Codes with how many rows have each. */
  readonly counts: readonly FacetCount[];
  readonly chosen: readonly string[];
  readonly onChoose: (codes: string[] | null) => void;
}

/** Narrows a list to rows of which certain things are wrong. */
export function FindingFilter({ counts, chosen, onChoose }: Props) {
  const found = new Map(counts.map(({ value, count: many }) => [value, many]));
  const codes = [...new Set([...found.keys(), ...chosen])];
  if (codes.length === 0) return null;

  function toggle(code: string, isChosen: boolean) {
    const after = isChosen ? [...chosen, code] : chosen.filter((one) => one !== code);
    onChoose(after.length === 0 ? null : after);
  }

  return (
    <Popover.Root>
      <Popover.Trigger className="pick">
        <span className="second text-faint">findings</span>
        <span className="max-w-48 truncate">{summary(chosen)}</span>
        <ChevronDown aria-hidden className="text-faint size-3.5 shrink-0" />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="start"
          sideOffset={4}
          aria-label="Findings"
          className="popover flex w-80 flex-col gap-1"
        >
          <button
            type="button"
            className="btn-quiet self-start"
            disabled={chosen.length === 0}
            onClick={() => onChoose(null)}
          >
            Whatever is found
          </button>
          {codes.map((code) => (
            <label
              key={code}
              className="hover:bg-code flex items-baseline gap-2 rounded-md px-2 py-1"
            >
              <input
                type="checkbox"
                className="size-3.5 shrink-0 accent-(--accent)"
                checked={chosen.includes(code)}
                onChange={({ target }) => toggle(code, target.checked)}
              />
              <span className="min-w-0 flex-1">{findingWords(code)}</span>
              <span className="second">{count(found.get(code) ?? 0)}</span>
            </label>
          ))}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

function summary(chosen: readonly string[]): string {
  const [first, ...more] = chosen;
  if (first === undefined) return 'all';
  return more.length === 0 ? findingWords(first) : `${count(chosen.length)} chosen`;
}
