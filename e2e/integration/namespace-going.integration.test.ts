import { afterAll, beforeAll, expect, test } from 'vitest';

import { stuckCauses } from '@/server/domain/diagnosis/stuck-causes';
import type { KubeObject } from '@/server/kube/object';
import { textField } from '@/shared/fields';

import { challenge } from './chain-links';
import { administrator, callerOf, knownInventory } from './people';
import { applied, k, kJson, namespace, testbed } from './testbed';

const home = 'namespace-going';
const held = 'challenges.acme.cert-manager.io kept';
const cluster = testbed.name;
const message =
  'Some content in the namespace has finalizers remaining: acme.cert-manager.io/finalizer in 1 resource instances';

/** As the namespace controller writes it, which does not run here. */
const condition = {
  type: 'NamespaceFinalizersRemaining',
  status: 'True',
  reason: 'SomeFinalizersRemain',
  message,
  lastTransitionTime: '2026-01-01T00:00:00Z',
};

const patched = (what: string, patch: object, more: readonly string[] = []) =>
  k(['patch', ...what.split(' '), '--type=merge', '-p', JSON.stringify(patch), ...more]);

beforeAll(async () => {
  await namespace(home);
  await applied(challenge({ namespace: home, name: 'kept' }));
  await patched(`${held} -n ${home}`, {
    metadata: { finalizers: ['acme.cert-manager.io/finalizer'] },
  });
  await k(`delete ${held} -n ${home} --wait=false`);
  await k(`delete namespace ${home} --wait=false`);
  await patched(`namespace ${home}`, { status: { conditions: [condition] } }, [
    '--subresource=status',
  ]);
  await knownInventory();
});

afterAll(async () => {
  await patched(`${held} -n ${home}`, { metadata: { finalizers: null } });
  const found = await kJson<KubeObject>(`get namespace ${home}`);
  const finalized = JSON.stringify({ ...found, spec: { finalizers: [] } });
  await k(`replace --raw /api/v1/namespaces/${home}/finalize -f -`, finalized);
});

test('a namespace that a Challenge keeps from going is told once it had the time to go, and not before', async () => {
  const { causes, now, unread } = await callerOf(administrator).installation.causes({ cluster });
  expect(unread).toEqual([]);
  expect(causes.filter(({ link }) => link.name === home)).toEqual([]);
  const kept = await kJson<KubeObject>(`get namespace ${home}`);
  const deletedAt = Date.parse(textField(kept, 'metadata', 'deletionTimestamp') ?? '');
  // By the clock of the API server, not of whoever asks.
  expect(Math.abs(now - deletedAt)).toBeLessThan(180_000);
  const its = { homes: new Set<string>(), webhookGroups: new Set<string>() };
  expect(stuckCauses('Namespace', kept, deletedAt + 179_000, its)).toEqual([]);
  expect(stuckCauses('Namespace', kept, deletedAt + 180_000, its)).toMatchObject([
    {
      sentence: expect.stringContaining(message),
      link: { kind: 'Namespace', name: home },
      symptoms: [{ id: 'UN-01' }],
    },
  ]);
});
