'use client';

import { Menu } from 'lucide-react';
import { useRef } from 'react';

import { Installed } from './installed';
import { Modal } from './modal';
import { SectionNav } from './section-nav';

/** The sidebar as a sheet, where there is no room for it. */
export function PhoneMenu({ cluster }: { cluster: string | undefined }) {
  const sheet = useRef<HTMLDialogElement>(null);
  const close = () => sheet.current?.close();
  return (
    <>
      <button
        type="button"
        className="pick px-2 md:hidden"
        aria-haspopup="dialog"
        aria-label="Pages"
        onClick={() => sheet.current?.showModal()}
      >
        <Menu aria-hidden className="size-4" />
      </button>
      <Modal
        ref={sheet}
        title="Pages"
        onClose={close}
        className="m-0 h-dvh max-h-none w-72 rounded-none border-y-0 border-l-0"
      >
        <SectionNav onLeave={close} />
        <div className="mt-6 px-2.5">
          <Installed cluster={cluster} />
        </div>
      </Modal>
    </>
  );
}
