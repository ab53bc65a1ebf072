import type { CensusSample } from '@/shared/run';

import { type Census, keyOf } from './census';

const mostNames = 100;

/** The TLS Secrets of a census that were there, with the digests of their data. */
export function digestsOf({ certificates, secrets }: Census): Map<string, string> {
  const digests = new Map<string, string>();
  const rows = [
    ...certificates.map(({ namespace, secretName, held }) => ({
      namespace,
      name: secretName,
      held,
    })),
    ...secrets.filter(({ canary }) => !canary),
  ];
  for (const row of rows)
    if (row.held.is === 'held' && row.held.type === 'kubernetes.io/tls')
      digests.set(keyOf(row), row.held.data);
  return digests;
}

/** How Secrets stand against those of before. `requests` were made since. */
export function censusSample(
  at: number,
  before: ReadonlyMap<string, string>,
  now: ReadonlyMap<string, string>,
  requests: number,
): CensusSample {
  const changed: string[] = [];
  for (const [key, digest] of before) if (now.get(key) !== digest) changed.push(key);
  return {
    at,
    compared: before.size,
    same: before.size - changed.length,
    changed: changed.slice(0, mostNames),
    requests,
  };
}
