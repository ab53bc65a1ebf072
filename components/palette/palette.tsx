'use client';

import { Command } from 'cmdk';
import { type Route } from 'next';
import { useRouter } from 'next/navigation';
import { useDeferredValue, useState } from 'react';

import { placeQuery } from '../address/place-query';
import { usePlace } from '../address/use-place';
import { actSections, sections } from '../shell/sections';
import { visibleText } from '../text/visible-text';
import { hereActions } from './here-actions';
import type { Hit } from './hits-of';
import { PaletteEntry } from './palette-entry';
import { hereName, useHere } from './use-here';
import { useHits } from './use-hits';

interface Props {
  /** Closes the palette; what was chosen is on its way. */
  readonly onDone: () => void;
}

/** Jumps to any object or page, and runs an action on the object that is open. */
export function Palette({ onDone }: Props) {
  const [text, setText] = useState('');
  const router = useRouter();
  const { cluster } = usePlace();
  const here = useHere();
  const sought = useDeferredValue(text);
  const hits = useHits(cluster, sought);
  const isOld = hits.isOld || sought !== text;
  const [refused, setRefused] = useState<string>();
  const words = text.trim().toLowerCase();
  const fits = (title: string) => title.toLowerCase().includes(words);
  const pages = [...sections, ...actSections].filter(({ title }) => fits(title));
  const actions =
    here && cluster ? hereActions(cluster, here).filter((one) => fits(one.title)) : [];

  function go(path: string, query: Hit['query'] = {}) {
    const search = new URLSearchParams({ ...placeQuery(cluster, []), ...query }).toString();
    router.push(`${path}${search && '?'}${search}` as Route);
    onDone();
  }

  async function copy(command: string) {
    try {
      await navigator.clipboard.writeText(command);
      onDone();
    } catch {
      // without TLS or focus browsers keep the clipboard shut: the command is shown instead
      setRefused(command);
    }
  }

  return (
    <Command label="Find and go" shouldFilter={false} loop className="flex min-h-0 flex-col">
      <Command.Input
        value={text}
        onValueChange={setText}
        maxLength={253}
        placeholder="A name, DNS name, serial, or a page…"
        className="field placeholder:text-faint h-10 px-3"
      />
      <output className="second block px-1 py-2">{hits.told}</output>
      {refused !== undefined && (
        <div role="alert" className="px-1 pb-2">
          <p>Not copied: the browser refuses the clipboard here. Select the command instead:</p>
          <code className="mono bg-code mt-1 block rounded-md px-2 py-1 [overflow-wrap:anywhere] select-all">
            {visibleText(refused)}
          </code>
        </div>
      )}
      <Command.List
        label="What was found"
        className="max-h-[min(60vh,26rem)] overflow-y-auto [overflow-wrap:anywhere]"
      >
        {hits.groups.map(({ title, entries }) => (
          <Command.Group key={title} heading={title} className={group}>
            {entries.map((entry) => (
              <PaletteEntry
                key={entry.value}
                value={entry.value}
                name={entry.name}
                note={entry.note}
                mono
                onChoose={() => {
                  // What the text before it has found: the right ones come in a moment.
                  if (!isOld) go(entry.path, entry.query);
                }}
              />
            ))}
          </Command.Group>
        ))}
        {actions.length > 0 && (
          <Command.Group heading={here && `On ${hereName(here)}`} className={group}>
            {actions.map(({ title, command }) => (
              <PaletteEntry
                key={title}
                value={`here ${title}`}
                name={title}
                note={command}
                onChoose={() => void copy(command)}
              />
            ))}
          </Command.Group>
        )}
        {pages.length > 0 && (
          <Command.Group heading="Pages" className={group}>
            {pages.map(({ path, title }) => (
              <PaletteEntry
                key={path}
                value={`page ${path}`}
                name={title}
                onChoose={() => go(path)}
              />
            ))}
          </Command.Group>
        )}
      </Command.List>
    </Command>
  );
}

const group =
  '[&_[cmdk-group-heading]]:text-faint [&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-[11px]';
