import { execFileSync } from 'node:child_process';

import { expect, test } from 'vitest';

import { followLog } from '@/server/kube/follow-log';
import { get } from '@/server/kube/get';
import { listAll } from '@/server/kube/list';
import { isFailure } from '@/shared/failure';

import { asAdmin } from './testbed';

const namespaces = { version: 'v1', resource: 'namespaces' };
const cluster = asAdmin();

/** This process's TCP connections to the API server, as `ss` sees them. */
function connections(): Set<string> {
  const { host } = new URL(cluster.server);
  const lines = execFileSync('ss', ['-tnpH', 'dst', host], { encoding: 'utf8' }).split('\n');
  const ours = lines.filter((line) => line.includes(`pid=${process.pid},`));
  return new Set(ours.map((line) => line.trim().split(/\s+/)[3] ?? ''));
}

test('a hundred reads one after the other use one connection', async () => {
  const seen = new Set<string>();
  for (let read = 0; read < 100; read++) {
    expect(await get(cluster, namespaces, undefined, 'default')).toBeDefined();
    if (read % 10 === 0) for (const one of connections()) seen.add(one);
  }
  expect(seen.size).toBe(1);
});

test('reads side by side share connections, which are kept', async () => {
  const all = await Promise.all(Array.from({ length: 50 }, () => listAll(cluster, namespaces)));
  expect(new Set(all.map((found) => found.length)).size).toBe(1);
  const kept = connections().size;
  expect(kept).toBeGreaterThan(0);
  expect(kept).toBeLessThanOrEqual(16);
});

test('following the log of a pod that is not there is a failure that names it', async () => {
  const lines = followLog(
    cluster,
    { namespace: 'default', pod: 'none' },
    new AbortController().signal,
  );
  const error: unknown = await lines.next().catch((reason: unknown) => reason);
  expect(isFailure(error) && [error.code, error.message]).toEqual([
    'not-found',
    expect.stringContaining('read pods/log default/none'),
  ]);
});
