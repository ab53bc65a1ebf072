'use client';

import { X } from 'lucide-react';
import { useId, type ReactNode, type Ref } from 'react';

import { classes } from '../text/classes';

interface Props {
  readonly title: string;
  readonly children: ReactNode;
  readonly className?: string;
  readonly ref?: Ref<HTMLDialogElement>;
  /** Left out: the dialog cannot be closed by the person. */
  readonly onClose?: () => void;
  /** After it was closed, however that came about. */
  readonly onClosed?: () => void;
}

/** The browser's own modal dialog: it keeps the focus inside and needs no styles of its own. */
export function Modal({ title, children, className, ref, onClose, onClosed }: Props) {
  const id = useId();
  return (
    <dialog
      ref={ref}
      aria-labelledby={id}
      onClose={onClosed}
      onCancel={(event) => {
        if (!onClose) event.preventDefault();
      }}
      className={classes('panel m-auto w-[min(92vw,28rem)] p-5 text-text', className)}
    >
      <div className="mb-3 flex items-start justify-between gap-3">
        <h2 id={id} className="text-[15px]">
          {title}
        </h2>
        {onClose && (
          <button type="button" className="btn-quiet" aria-label="Close" onClick={onClose}>
            <X aria-hidden className="size-4" />
          </button>
        )}
      </div>
      {children}
    </dialog>
  );
}
