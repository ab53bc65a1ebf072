'use client';

import { useRef } from 'react';

import { Modal } from '../shell/modal';
import { Palette } from './palette';

/** Opens as soon as it is there; what it held is gone when it closes. */
export function PaletteDialog({ onClosed }: { onClosed: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);

  function open(node: HTMLDialogElement | null) {
    dialog.current = node;
    if (!node || node.open) return;
    node.showModal();
    // A dialog gives the focus to its first button.
    node.querySelector('input')?.focus();
  }

  return (
    <Modal
      ref={open}
      title="Find and go"
      className="mt-[12vh] w-[min(94vw,38rem)]"
      onClose={() => dialog.current?.close()}
      onClosed={onClosed}
    >
      <Palette onDone={() => dialog.current?.close()} />
    </Modal>
  );
}
