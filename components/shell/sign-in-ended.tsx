'use client';

import { useQueryClient } from '@tanstack/react-query';

import { usePlace } from '../address/use-place';
import { useEndedSignIn } from '../query/use-ended-sign-in';
import { TokenForm } from '../sign-in/token-form';
import { Modal } from './modal';

/** Asks for sign-in again over the page it ended on, so that nothing on the page is lost. */
export function SignInEnded() {
  const queryClient = useQueryClient();
  const { cluster, session } = usePlace();
  const ended = useEndedSignIn();
  if (ended === undefined) return null;

  return (
    <Modal title="Your sign-in has ended" ref={showAtOnce}>
      <div className="flex flex-col gap-3">
        <p>{ended}</p>
        {session?.actor.via === 'link' && (
          <p>
            Press Enter in the terminal that Certferry runs in and open the link it prints, in this
            browser: this page goes on by itself. Or sign in with a token:
          </p>
        )}
        <TokenForm cluster={cluster} onDone={() => void queryClient.invalidateQueries()} />
      </div>
    </Modal>
  );
}

function showAtOnce(dialog: HTMLDialogElement | null) {
  if (dialog && !dialog.open) dialog.showModal();
}
