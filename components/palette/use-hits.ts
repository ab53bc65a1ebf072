'use client';

import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query';

import { failureOf } from '../query/failure-of';
import { useTRPC } from '../query/trpc';
import { hitsOf, type HitGroup } from './hits-of';

const most = 6;
const shortest = 2;

interface Hits {
  readonly groups: readonly HitGroup[];
  /** For the status line: what was found, or why not. */
  readonly told: string;
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
  if (!isAsked) return { groups: [], told: `Write ${shortest} letters or more to find an object.` };
  const error = certificates.error ?? issuers.error ?? secrets.error;
  if (error) return { groups: [], told: failureOf(error).message };
  const answers = {
    certificates: certificates.data,
    issuers: issuers.data,
    secrets: secrets.data,
  };
  if (!answers.certificates || !answers.issuers || !answers.secrets)
    return { groups: [], told: 'Searching' };
  return hitsOf(answers.certificates, answers.issuers, answers.secrets);
}
