'use client';

import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';

import type { Wish } from '@/shared/run';
import type { RunState } from '@/shared/run-state';

import { failureOf } from '../query/failure-of';
import { useTRPCClient } from '../query/trpc';
import { Modal } from '../shell/modal';
import { Text } from '../text/text';
import { currentStep } from './current-step';
import { runActions, type RunAction } from './run-actions';

interface Props {
  readonly cluster: string;
  readonly state: RunState;
}

/** What may be asked of the run, each with what it will do. Who may not act reads why instead. */
export function RunButtons({ cluster, state }: Props) {
  const client = useTRPCClient();
  const dialog = useRef<HTMLDialogElement>(null);
  const input = { cluster, id: state.head.id };
  const ask = useMutation({
    mutationFn: (wish: Wish) => client.runs[wish].mutate(input),
    onSettled: () => dialog.current?.close(),
  });
  const actions = runActions(state);
  if (actions.length === 0) return null;
  const refused = ask.isError ? failureOf(ask.error) : undefined;
  if (refused?.code === 'forbidden')
    return (
      <div className="note-info flex flex-col items-start gap-2 md:max-w-md">
        <p role="alert">
          You can watch this run, but not steer it. <Text>{refused.message}</Text>
        </p>
        <button type="button" className="btn" onClick={() => ask.reset()}>
          Show the buttons again
        </button>
      </div>
    );
  const step = currentStep(state)?.step.title ?? 'The last step';

  return (
    <div className="flex flex-col items-start gap-1.5 md:max-w-xl md:items-end">
      <div className="flex flex-wrap gap-2 md:justify-end">
        {actions.map((action) => (
          <ActionButton
            key={action.label}
            action={action}
            isAsked={state.wish?.wish === action.wish}
            isBusy={ask.isPending}
            onPress={() =>
              action.wish === 'abort' ? dialog.current?.showModal() : ask.mutate(action.wish)
            }
          />
        ))}
      </div>
      <ul className="second md:text-right">
        {actions.map(({ label, does, wish }) => (
          <li key={label} id={`does-${wish}`}>
            {label.replace('…', '')}: {does}
          </li>
        ))}
      </ul>
      {refused && (
        <p role="alert" className="note-bad">
          <Text>{refused.message}</Text>
        </p>
      )}
      <Modal ref={dialog} title="Abort this run?" onClose={() => dialog.current?.close()}>
        <div className="flex flex-col gap-3">
          <p>
            On <Text className="font-medium">{cluster}</Text>: “<Text>{step}</Text>” is stopped at
            once{state.recovery.length > 0 ? ', and then:' : '. Nothing else is done.'}
          </p>
          <ol className="list-decimal pl-5">
            {state.recovery.map(({ id, title }) => (
              <li key={id}>
                <Text>{title}</Text>
              </li>
            ))}
          </ol>
          <p>What was half done stays so until then. The bundle is kept.</p>
          <div className="flex flex-wrap justify-end gap-2">
            <button type="button" className="btn" onClick={() => dialog.current?.close()}>
              Go on with the run
            </button>
            <button
              type="button"
              className="btn text-bad"
              disabled={ask.isPending}
              onClick={() => ask.mutate('abort')}
            >
              Abort now
            </button>
          </div>
        </div>
      </Modal>
    </div>
  );
}

interface ButtonProps {
  readonly action: RunAction;
  readonly isAsked: boolean;
  readonly isBusy: boolean;
  readonly onPress: () => void;
}

function ActionButton({ action, isAsked, isBusy, onPress }: ButtonProps) {
  const { wish, label } = action;
  const kind = { resume: 'btn-main', abort: 'btn text-bad', pause: 'btn', cancel: 'btn' }[wish];
  return (
    <button
      type="button"
      className={kind}
      disabled={isBusy || isAsked}
      aria-describedby={`does-${wish}`}
      onClick={onPress}
    >
      {label}
    </button>
  );
}
