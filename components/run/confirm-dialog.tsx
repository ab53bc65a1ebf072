import type { ReactNode, RefObject } from 'react';

import { Modal } from '../shell/modal';

interface Props {
  readonly ref: RefObject<HTMLDialogElement | null>;
  readonly title: string;
  /** On the button that does it. */
  readonly press: string;
  readonly isBusy: boolean;
  readonly onPress: () => void;
  readonly children: ReactNode;
}

/** The last question before something that cannot be taken back. */
export function ConfirmDialog({ ref, title, press, isBusy, onPress, children }: Props) {
  const close = () => ref.current?.close();
  return (
    <Modal ref={ref} title={title} onClose={close} className="text-left">
      <div className="flex flex-col gap-3 [overflow-wrap:anywhere]">
        {children}
        <div className="flex flex-wrap justify-end gap-2">
          <button type="button" className="btn" onClick={close}>
            Leave the run as it is
          </button>
          <button type="button" className="btn text-bad" disabled={isBusy} onClick={onPress}>
            {press}
          </button>
        </div>
      </div>
    </Modal>
  );
}
