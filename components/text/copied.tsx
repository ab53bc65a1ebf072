import type { ReactNode } from 'react';

import { CopyButton } from './copy-button';

interface Props {
  readonly text: string;
  /** For the button's name: `the serial`. */
  readonly what: string;
  readonly children: ReactNode;
}

/** A text with a small button that copies it as it is, not as it is shown. */
export function Copied({ text, what, children }: Props) {
  return (
    <span className="inline-flex max-w-full items-start gap-1">
      <span className="min-w-0">{children}</span>
      <CopyButton text={text} what={what} isBare />
    </span>
  );
}
