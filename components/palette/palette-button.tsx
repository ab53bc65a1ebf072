'use client';

import { CornerDownRight } from 'lucide-react';

import { useOpenPalette } from './palette-provider';

/** For who has no keyboard, and tells the others the key. */
export function PaletteButton() {
  const open = useOpenPalette();
  return (
    <button
      type="button"
      className="pick px-2"
      aria-haspopup="dialog"
      aria-label="Go to any object or page"
      aria-keyshortcuts="Control+K Meta+K"
      onClick={open}
    >
      <CornerDownRight aria-hidden className="size-4" />
      <kbd aria-hidden className="hidden md:block">
        ⌘K
      </kbd>
    </button>
  );
}
