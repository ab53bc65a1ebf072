'use client';

import { Minus } from 'lucide-react';

import { count } from '../text/count';

interface Props {
  readonly unmanaged: number;
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
}

/** Shows only the Secrets that no Certificate writes. */
export function UnmanagedSwitch({ unmanaged, on, onChange }: Props) {
  if (unmanaged === 0 && !on) return null;
  return (
    <button
      type="button"
      aria-pressed={on}
      onClick={() => onChange(!on)}
      className="chip bg-code text-muted px-2.5 py-1.5 aria-pressed:ring-2 aria-pressed:ring-current aria-pressed:ring-inset"
    >
      <Minus aria-hidden className="size-3" strokeWidth={2.5} />
      Unmanaged <span>{count(unmanaged)}</span>
    </button>
  );
}
