'use client';

import { useMutation } from '@tanstack/react-query';
import { CircleUser } from 'lucide-react';
import { Popover } from 'radix-ui';

import type { Session } from '@/shared/session';

import { Text } from '../text/text';
import { signOut } from './sign-out';

const ways = {
  link: 'signed in with the printed link, as the kubeconfig’s user',
  token: 'signed in with a bearer token',
  bearer: 'with a bearer token on each request',
} as const satisfies Record<Session['actor']['via'], string>;

export function Who({ session }: { session: Session }) {
  const { actor, version } = session;
  const leave = useMutation({
    mutationFn: signOut,
    onSuccess: () => window.location.assign('/sign-in'),
  });
  return (
    <Popover.Root>
      <Popover.Trigger className="pick max-w-48 min-w-0" aria-label={`Signed in as ${actor.name}`}>
        <CircleUser aria-hidden className="size-4 shrink-0" />
        <span className="hidden truncate lg:inline">
          <Text>{actor.name}</Text>
        </span>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="end"
          sideOffset={4}
          aria-label="Signed in"
          className="popover flex w-80 flex-col gap-2 p-3"
        >
          <p className="font-medium [overflow-wrap:anywhere]">
            <Text>{actor.name}</Text>
          </p>
          <p className="second">{ways[actor.via]}</p>
          {actor.groups.length > 0 && (
            <p className="second [overflow-wrap:anywhere]">
              groups: <Text>{actor.groups.join(', ')}</Text>
            </p>
          )}
          {leave.isError && (
            <p role="alert" className="note-bad">
              {leave.error.message}
            </p>
          )}
          <div className="flex items-center justify-between">
            <button type="button" className="btn" onClick={() => leave.mutate()}>
              Sign out
            </button>
            <span className="second">Certferry {version}</span>
          </div>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
