'use client';

import { ChevronDown } from 'lucide-react';
import type { inferParserType } from 'nuqs';
import { Popover } from 'radix-ui';

import { managedChoices } from '@/shared/certificate';
import type { FacetCount } from '@/shared/facet';

import { type certificateParams, renewalWindows } from '../address/params';
import { count } from '../text/count';
import { Text } from '../text/text';

type Filters = Pick<
  inferParserType<typeof certificateParams>,
  'key' | 'managed' | 'from' | 'until' | 'renews'
>;
type Chosen = { readonly [name in keyof Filters]?: Filters[name] | null };

/** What takes all of these filters away. */
export const noFilters = { key: null, managed: null, from: null, until: null, renews: null };

interface Props {
  /** Key types with how many rows have each. */
  readonly keys: readonly FacetCount[];
  readonly chosen: Filters;
  readonly onChoose: (filters: Chosen) => void;
}

const managedWords = {
  yes: 'Certificates',
  no: 'TLS Secrets without one',
  all: 'Both',
} as const satisfies Record<(typeof managedChoices)[number], string>;

/** Narrows the list by key type, by when certificates end or are renewed, and by who writes the Secret. */
export function MoreFilters({ keys, chosen, onChoose }: Props) {
  const active = howMany(chosen);
  return (
    <Popover.Root>
      <Popover.Trigger className="pick">
        <span className="second text-faint">more filters</span>
        <span>{active === 0 ? 'none' : `${count(active)} set`}</span>
        <ChevronDown aria-hidden className="text-faint size-3.5 shrink-0" />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="end"
          sideOffset={4}
          aria-label="More filters"
          className="popover flex max-h-[70vh] w-72 flex-col gap-3 overflow-y-auto"
        >
          <KeyTypes keys={keys} chosen={chosen.key} onChoose={(key) => onChoose({ key })} />
          <fieldset className="flex flex-col gap-1 px-2">
            <legend className="second">Ends (days of UTC, both included)</legend>
            {(['from', 'until'] as const).map((edge) => (
              <label key={edge} className="flex items-center justify-between gap-2">
                {edge}
                <input
                  type="date"
                  className="field h-8 px-2"
                  value={chosen[edge]}
                  onChange={({ target }) => onChoose({ [edge]: target.value || null })}
                />
              </label>
            ))}
          </fieldset>
          <label className="flex items-center justify-between gap-2 px-2">
            Renewed
            <select
              className="field h-8 px-2"
              value={chosen.renews ?? ''}
              onChange={({ target }) =>
                onChoose({
                  renews: renewalWindows.find((days) => String(days) === target.value) ?? null,
                })
              }
            >
              <option value="">whenever</option>
              {renewalWindows.map((days) => (
                <option key={days} value={days}>
                  within {days} days
                </option>
              ))}
            </select>
          </label>
          <label className="flex items-center justify-between gap-2 px-2">
            Show
            <select
              className="field h-8 px-2"
              value={chosen.managed}
              onChange={({ target }) =>
                onChoose({ managed: managedChoices.find((one) => one === target.value) ?? null })
              }
            >
              {managedChoices.map((one) => (
                <option key={one} value={one}>
                  {managedWords[one]}
                </option>
              ))}
            </select>
          </label>
          <button
            type="button"
            className="btn-quiet self-start"
            disabled={active === 0}
            onClick={() => onChoose(noFilters)}
          >
            None of these
          </button>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

function howMany({ key, managed, from, until, renews }: Filters): number {
  const set = [key.length > 0, managed !== 'yes', from !== '', until !== '', renews !== null];
  return set.filter(Boolean).length;
}

interface KeyTypesProps {
  readonly keys: readonly FacetCount[];
  readonly chosen: readonly string[];
  readonly onChoose: (keys: string[] | null) => void;
}

function KeyTypes({ keys, chosen, onChoose }: KeyTypesProps) {
  const found = new Map(keys.map(({ value, count: many }) => [value, many]));
  const all = [...new Set([...found.keys(), ...chosen])];
  if (all.length === 0) return null;

  function toggle(key: string, isChosen: boolean) {
    const after = isChosen ? [...chosen, key] : chosen.filter((one) => one !== key);
    onChoose(after.length === 0 ? null : after);
  }

  return (
    <fieldset>
      <legend className="second px-2">Key type</legend>
      {all.map((key) => (
        <label key={key} className="hover:bg-code flex items-baseline gap-2 rounded-md px-2 py-1">
          <input
            type="checkbox"
            className="size-3.5 shrink-0 accent-(--accent)"
            checked={chosen.includes(key)}
            onChange={({ target }) => toggle(key, target.checked)}
          />
          <span className="min-w-0 flex-1">
            <Text>{key || 'not known'}</Text>
          </span>
          <span className="second">{count(found.get(key) ?? 0)}</span>
        </label>
      ))}
    </fieldset>
  );
}
