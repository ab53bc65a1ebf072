'use client';

import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';

import type { Wish } from '@/shared/run';
import type { RunState } from '@/shared/run-state';
import type { RunRights } from '@/shared/wizard';

import { failureOf } from '../query/failure-of';
import { useTRPCClient } from '../query/trpc';
import { Text } from '../text/text';
import { AbortSays } from './abort-says';
import { CancelSays } from './cancel-says';
import { ConfirmDialog } from './confirm-dialog';
import { lackedRights } from './lacked-rights';
import { runActions, type RunAction } from './run-actions';

interface Props {
  readonly cluster: string;
  readonly state: RunState;
  /** Undefined while they are not known: the server decides anyway. */
  readonly rights: RunRights | undefined;
}

/** What may be asked of the run, each with what it will do. Who may not act reads why instead. */
export function RunButtons({ cluster, state, rights }: Props) {
  const client = useTRPCClient();
  const cancelDialog = useRef<HTMLDialogElement>(null);
  const abortDialog = useRef<HTMLDialogElement>(null);
  const input = { cluster, id: state.head.id };
  const ask = useMutation({
    mutationFn: (wish: Wish) => client.runs[wish].mutate(input),
    onSettled() {
      cancelDialog.current?.close();
      abortDialog.current?.close();
    },
  });
  const all = runActions(state);
  if (all.length === 0) return null;
  const lacked = ({ wish }: RunAction) => rights && lackedRights(rights[wish]);
  const actions = all.filter((action) => lacked(action) === undefined);
  const withheld = all.filter((action) => lacked(action) !== undefined);
  const refused = ask.isError ? failureOf(ask.error) : undefined;
  const press = ({ wish, asks }: RunAction) => {
    if (!asks) ask.mutate(wish);
    else (wish === 'abort' ? abortDialog : cancelDialog).current?.showModal();
  };

  return (
    <div className="flex flex-col items-start gap-1.5 md:max-w-xl md:items-end">
      <div className="flex flex-wrap gap-2 md:justify-end">
        {actions.map((action) => (
          <ActionButton
            key={action.label}
            action={action}
            isAsked={state.wish?.wish === action.wish}
            isBusy={ask.isPending}
            onPress={() => press(action)}
          />
        ))}
      </div>
      {actions.length === 0 && <p>You can watch this run, but not steer it.</p>}
      <ul className="second md:text-right">
        {actions.map(({ label, does, wish }) => (
          <li key={label} id={`does-${wish}`}>
            {label.replace('…', '')}: {does}
          </li>
        ))}
        {withheld.map((action) => (
          <li key={action.label} className="[overflow-wrap:anywhere]">
            {action.label.replace('…', '')}: not for you. <Text>{lacked(action) ?? ''}</Text>
          </li>
        ))}
      </ul>
      {refused && (
        <p role="alert" className="note-bad">
          <Text>{refused.message}</Text>
        </p>
      )}
      <ConfirmDialog
        ref={cancelDialog}
        title="Cancel this run?"
        press="Cancel it now"
        isBusy={ask.isPending}
        onPress={() => ask.mutate('cancel')}
      >
        <CancelSays cluster={cluster} state={state} />
      </ConfirmDialog>
      <ConfirmDialog
        ref={abortDialog}
        title="Abort this run?"
        press="Abort now"
        isBusy={ask.isPending}
        onPress={() => ask.mutate('abort')}
      >
        <AbortSays cluster={cluster} state={state} />
      </ConfirmDialog>
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
