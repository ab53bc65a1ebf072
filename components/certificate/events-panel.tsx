'use client';

import { useQuery } from '@tanstack/react-query';

import { failureOf } from '../query/failure-of';
import { detailRest, readAgainIn } from '../query/read-again-in';
import { useTRPC } from '../query/trpc';
import { EventsList } from './events-list';

interface Props {
  readonly at: { readonly cluster: string; readonly namespace: string; readonly name: string };
  readonly now: number;
}

/** The events of everything on the chain, merged. */
export function EventsPanel({ at, now }: Props) {
  const { data, error } = useQuery({
    ...useTRPC().certificates.events.queryOptions(at),
    refetchInterval: ({ state }) => readAgainIn(state.error, detailRest),
  });
  if (data) return <EventsList told={data} cluster={at.cluster} now={now} />;
  if (!error) return null;
  const told = { is: 'unread', why: failureOf(error).message } as const;
  return <EventsList told={told} cluster={at.cluster} now={now} />;
}
