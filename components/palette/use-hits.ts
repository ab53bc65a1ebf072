'use client';

import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query';

import { failureOf } from '../query/failure-of';
import { useTRPC } from '../query/trpc';
import { hitsOf, type HitGroup } from './hits-of';
import { type Searched, withNotSearched } from './not-searched';

const most = 6;
const shortest = 2;

interface Hits {
  readonly groups: readonly HitGroup[];
  /** For the status line: what was found, or why not. */
  readonly told: string;
  /** What another text has found: not to be chosen. */
  readonly isOld: boolean;
}

/** What the text finds among all objects that the person may see. */
export function useHits(cluster: string | undefined, typed: string): Hits {
  const trpc = useTRPC();
  const text = typed.trim().slice(0, 253);
  const isAsked = cluster !== undefined && text.length >= shortest;
  const input = isAsked ? { cluster, text, limit: most } : skipToken;
  const kept = { placeholderData: keepPreviousData };
  const certificates = useQuery({ ...trpc.certificates.list.queryOptions(input), ...kept });
  const issuers = useQuery({ ...trpc.issuers.list.queryOptions(input), ...kept });
  const secrets = useQuery({ ...trpc.secrets.list.queryOptions(input), ...kept });
  const requests = useQuery({ ...trpc.requests.list.queryOptions(input), ...kept });
  const orders = useQuery({ ...trpc.orders.list.queryOptions(input), ...kept });
  const challenges = useQuery({ ...trpc.challenges.list.queryOptions(input), ...kept });
  const asked = [certificates, issuers, secrets, requests, orders, challenges];
  const isOld = asked.some((one) => one.isPlaceholderData);
  if (!isAsked)
    return { groups: [], told: `Write ${shortest} letters or more to find an object.`, isOld };
  const error = asked.map((one) => one.error).find(Boolean);
  if (error) return { groups: [], told: failureOf(error).message, isOld };
  const answers = {
    certificates: certificates.data,
    issuers: issuers.data,
    secrets: secrets.data,
    requests: requests.data,
    orders: orders.data,
    challenges: challenges.data,
  };
  if (!isAnswered(answers)) return { groups: [], told: 'Searching', isOld };
  const { groups, told } = hitsOf(answers);
  return { groups, told: isOld ? 'Searching' : withNotSearched(told, answers), isOld };
}

function isAnswered(answers: {
  [List in keyof Searched]: Searched[List] | undefined;
}): answers is Searched {
  return Object.values(answers).every(Boolean);
}
