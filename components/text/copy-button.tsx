'use client';

import { Check, Copy, X } from 'lucide-react';
import { useState } from 'react';

interface Props {
  readonly text: string;
  /** What is copied, for the button's name: `the command`. */
  readonly what: string;
  /** Only the icon, beside a fact: what became of it is said by the button's name. */
  readonly isBare?: boolean;
}

const icons = { ready: Copy, copied: Check, refused: X } as const;
const words = {
  ready: 'Copy',
  copied: 'Copied',
  refused: 'Not copied: the browser refuses the clipboard here. Select the text instead.',
} as const;

const told = { ready: 'Copy', copied: 'Copied', refused: 'Not copied' } as const;

export function CopyButton({ text, what, isBare = false }: Props) {
  const [state, setState] = useState<keyof typeof icons>('ready');
  const Icon = icons[state];

  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
      setState('copied');
    } catch {
      // without TLS or focus browsers keep the clipboard shut: said on the button
      setState('refused');
    }
  }

  return (
    <button
      type="button"
      onClick={() => void copy()}
      onBlur={() => setState('ready')}
      className={
        isBare ? 'text-faint hover:text-accent shrink-0 rounded p-0.5' : 'btn-quiet shrink-0'
      }
      aria-label={isBare && state !== 'ready' ? `${told[state]} ${what}` : `Copy ${what}`}
      title={words[state]}
    >
      <Icon aria-hidden className="size-3.5" />
      {!isBare && <span aria-live="polite">{told[state]}</span>}
    </button>
  );
}
