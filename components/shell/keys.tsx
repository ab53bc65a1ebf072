'use client';

import { useEffect, useRef } from 'react';

import { listenKeys } from './listen-keys';
import { Modal } from './modal';

const keys = [
  [['j', 'k'], 'next row, row before'],
  [['Enter'], 'open the row'],
  [['/', 'Ctrl K', '⌘ K'], 'find'],
  [['?'], 'these keys'],
] as const;

/** Listens to the application's keys and shows them on `?`. */
export function Keys() {
  const dialog = useRef<HTMLDialogElement>(null);

  // The outside system: the document's keyboard.
  useEffect(() => listenKeys({ help: () => dialog.current?.showModal() }), []);

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
