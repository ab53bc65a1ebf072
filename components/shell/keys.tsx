'use client';

import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { useEffect, useEffectEvent, useRef } from 'react';

import { placeQuery } from '../address/place-query';
import { usePlace } from '../address/use-place';
import { useOpenPalette } from '../palette/palette-provider';
import { listenKeys } from './listen-keys';
import { Modal } from './modal';
import { goesTo, goKeys } from './sections';

const keys: readonly (readonly [readonly string[], string])[] = [
  [['j', 'k'], 'next row, row before'],
  [['Enter'], 'open the row'],
  [['x', 'Space'], 'select the row, or no more'],
  [['/'], 'filter the list'],
  [['Ctrl K', '⌘ K'], 'find any object or page'],
  [['Esc'], 'close, leave a row or a field'],
  ...goKeys.map(([letter, title]) => [[`g ${letter}`], `go to ${title}`] as const),
  [['?'], 'these keys'],
];

/** Listens to the application's keys and shows them on `?`. */
export function Keys() {
  const dialog = useRef<HTMLDialogElement>(null);
  const find = useOpenPalette();
  const router = useRouter();
  const { cluster, namespaces } = usePlace();

  const go = useEffectEvent((letter: string): boolean => {
    const path = goesTo(letter);
    if (path === undefined) return false;
    const query = new URLSearchParams(placeQuery(cluster, namespaces)).toString();
    router.push(`${path}${query && '?'}${query}` as Route);
    return true;
  });

  // The outside system: the document's keyboard.
  useEffect(
    () =>
      listenKeys({
        help: () => dialog.current?.showModal(),
        find,
        go: (letter) => go(letter),
      }),
    [find],
  );

  return (
    <Modal ref={dialog} title="Keys" onClose={() => dialog.current?.close()}>
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-2">
        {keys.map(([pressed, does]) => (
          <div key={does} className="contents">
            <dt className="flex gap-1.5">
              {pressed.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
