'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useRef } from 'react';

import type { BundleView } from '@/shared/bundle';

import { absoluteTime } from '../clock/absolute-time';
import { failureOf } from '../query/failure-of';
import { useTRPC } from '../query/trpc';
import { Modal } from '../shell/modal';
import { Text } from '../text/text';

interface Props {
  readonly cluster: string;
  readonly bundle: BundleView;
}

/** Removes a bundle for good; the dialog names it and what stays. */
export function RemoveBundle({ cluster, bundle }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const router = useRouter();
  const queryClient = useQueryClient();
  const trpc = useTRPC();
  const remove = useMutation({
    ...trpc.bundles.remove.mutationOptions(),
    onSuccess() {
      queryClient.removeQueries(trpc.bundles.get.queryFilter({ cluster, id: bundle.id }));
      void queryClient.invalidateQueries(trpc.bundles.list.queryFilter({ cluster }));
      router.push(`/bundles?${new URLSearchParams({ cluster }).toString()}`);
    },
  });
  const close = () => dialog.current?.close();

  return (
    <>
      <button
        type="button"
        className="btn text-bad"
        onClick={() => {
          remove.reset();
          dialog.current?.showModal();
        }}
      >
        Remove…
      </button>
      <Modal ref={dialog} title="Remove this bundle for good?" onClose={close}>
        <div className="flex flex-col gap-3">
          <p className="[overflow-wrap:anywhere]">
            <Text className="mono font-medium">{bundle.id}</Text>, taken{' '}
            {absoluteTime(bundle.takenAt)} of <Text>{bundle.cluster}</Text>.
          </p>
          <p>The cluster is not touched, and files that were downloaded stay.</p>
          {remove.isError && (
            <p role="alert" className="note-bad">
              <Text>{failureOf(remove.error).message}</Text>
            </p>
          )}
          <div className="flex flex-wrap justify-end gap-2">
            <button type="button" className="btn" onClick={close}>
              Keep it
            </button>
            <button
              type="button"
              className="btn text-bad"
              disabled={remove.isPending || remove.isSuccess}
              onClick={() => remove.mutate({ cluster, id: bundle.id })}
            >
              {remove.isPending ? 'Removing…' : 'Remove'}
            </button>
          </div>
        </div>
      </Modal>
    </>
  );
}
