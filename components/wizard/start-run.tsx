'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useRef, type ReactNode } from 'react';

import type { PlanAnswer } from '@/shared/wizard';

import { failureOf } from '../query/failure-of';
import { useTRPC } from '../query/trpc';
import { Modal } from '../shell/modal';
import { Text } from '../text/text';
import type { RefusedStart } from './use-plan';

interface Props {
  readonly cluster: string;
  readonly answers: Record<string, unknown>;
  readonly answer: PlanAnswer;
  /** What is started, on the button and in the dialog: `upgrade v1.20.3 → v1.21.2`. */
  readonly what: string;
  /** Why it cannot be started; empty when it can. */
  readonly block: string;
  readonly onRefused: (refused: RefusedStart) => void;
  /** What the dialog names before the last press. */
  readonly children: ReactNode;
}

/** The page's one main action, with its reason beside it when it is blocked, and its one confirmation. */
export function StartRun(props: Props) {
  const { cluster, answers, answer, what, block, onRefused } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  const router = useRouter();
  const queryClient = useQueryClient();
  const trpc = useTRPC();
  const start = useMutation({
    ...trpc.runs.start.mutationOptions(),
    onSuccess({ id }) {
      void queryClient.invalidateQueries(trpc.runs.list.queryFilter({ cluster }));
      router.push(`/runs/${encodeURIComponent(id)}?${new URLSearchParams({ cluster }).toString()}`);
    },
    onError(error) {
      const { code, message } = failureOf(error);
      if (code !== 'conflict') return;
      dialog.current?.close();
      onRefused({ message, hash: answer.hash });
    },
  });
  const close = () => dialog.current?.close();

  return (
    <div className="flex flex-col items-start gap-1.5 md:max-w-96 md:items-end">
      <button
        type="button"
        className="btn-main max-w-full whitespace-normal disabled:opacity-50"
        disabled={block !== ''}
        aria-describedby="start-block"
        onClick={() => {
          start.reset();
          dialog.current?.showModal();
        }}
      >
        <span className="text-left [overflow-wrap:anywhere]">
          Start <Text>{what}</Text> on <Text>{cluster}</Text>
        </span>
      </button>
      <p id="start-block" className="second md:text-right">
        {block === '' ? (
          'You see a summary before it starts.'
        ) : (
          <span className="text-bad">
            <Text>{block}</Text>
          </span>
        )}
      </p>
      <Modal ref={dialog} title={`Start ${what}?`} onClose={close} className="text-left">
        <div className="flex flex-col gap-3">
          {props.children}
          {start.isError && failureOf(start.error).code !== 'conflict' && (
            <p role="alert" className="note-bad">
              <Text>{failureOf(start.error).message}</Text>
            </p>
          )}
          <div className="flex flex-wrap justify-end gap-2">
            <button type="button" className="btn" onClick={close}>
              Not now
            </button>
            <button
              type="button"
              className="btn-main"
              disabled={start.isPending || start.isSuccess}
              onClick={() =>
                start.mutate({ cluster, wizard: answer.wizard, answers, planHash: answer.hash })
              }
            >
              {start.isPending || start.isSuccess ? 'Starting…' : 'Start now'}
            </button>
          </div>
        </div>
      </Modal>
    </div>
  );
}
