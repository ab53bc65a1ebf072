'use client';

import type { SubmitEvent } from 'react';

import { useListening } from './use-listening';
import { useSignIn } from './use-sign-in';

interface Props {
  readonly onDone: () => void;
  /** The cluster to start with. */
  readonly cluster?: string | undefined;
}

/** Sign-in with a Kubernetes bearer token; the token goes into the request's body and nowhere else. */
export function TokenForm({ onDone, cluster }: Props) {
  const signIn = useSignIn(onDone);
  const listening = useListening();

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    signIn.mutate({ token: text(form, 'token'), cluster: text(form, 'cluster') });
  }

  return (
    // Sent by the browser itself, before scripts run, a form without a method puts the token into the address.
    <form method="post" onSubmit={submit} className="flex flex-col gap-3" autoComplete="off">
      <label className="flex flex-col gap-1">
        <span className="font-medium">Bearer token</span>
        <input
          name="token"
          type="password"
          required
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          className="field mono"
        />
      </label>
      <label className="flex flex-col gap-1">
        <span className="font-medium">
          Cluster <span className="second font-normal">(context name)</span>
        </span>
        <input
          name="cluster"
          defaultValue={cluster}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          maxLength={300}
          className="field mono"
          aria-describedby="cluster-hint"
        />
        <span id="cluster-hint" className="second">
          Leave it empty when Certferry watches one cluster only.
        </span>
      </label>
      {signIn.isError && (
        <p role="alert" className="note-bad">
          {signIn.error.message}
        </p>
      )}
      <button
        type="submit"
        className="btn-main self-start"
        disabled={signIn.isPending || !listening}
      >
        {signIn.isPending ? 'Asking the cluster who this is…' : 'Sign in'}
      </button>
    </form>
  );
}

function text(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.trim() : '';
}
