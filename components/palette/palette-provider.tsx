'use client';

import { createContext, use, useState, type ReactNode } from 'react';

import { PaletteDialog } from './palette-dialog';

const OpenPalette = createContext<() => void>(() => undefined);

/** How to open the palette, by key or by button. */
export const useOpenPalette = () => use(OpenPalette);

export function PaletteProvider({ children }: { children: ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  const [open] = useState(() => () => setOpen(true));
  return (
    <OpenPalette value={open}>
      {children}
      {isOpen && <PaletteDialog onClosed={() => setOpen(false)} />}
    </OpenPalette>
  );
}
