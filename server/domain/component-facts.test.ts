import { expect, test } from 'vitest';

import { componentFacts, componentFindings } from './component-facts';
import { deploymentOf, podOf } from './installation.fixture';

const looping = {
  restartCount: 4,
  state: { waiting: { reason: 'CrashLoopBackOff' } },
  lastState: { terminated: { reason: 'OOMKilled' } },
};

function codes(more: Parameters<typeof deploymentOf>[1], pods = [podOf('webhook', 'a')]) {
  const facts = componentFacts('webhook', deploymentOf('webhook', more), pods);
  return componentFindings(facts, 'cert-manager', pods).map(
    ({ code, severity }) => `${code} ${severity}`,
  );
}

test.each([
  ['all ready', {}, ['ready tells']],
  ['one of two ready', { spec: { replicas: 2 } }, ['not-ready warns']],
  ['none ready', { status: { readyReplicas: 0 } }, ['not-ready breaks']],
  ['scaled to 0', { spec: { replicas: 0 }, status: {} }, ['scaled-to-zero breaks']],
])('a webhook with %s', (_, more, told) => {
  expect(codes(more)).toEqual(told);
});

test('a pod that ends again and again is told with its last end; one that restarted long ago is not', () => {
  expect(codes({}, [podOf('webhook', 'a', looping)])).toEqual(['ready tells', 'crash-loop warns']);
  expect(codes({}, [podOf('webhook', 'a', { restartCount: 4 })])).toEqual(['ready tells']);
  const pods = [podOf('webhook', 'a', looping)];
  const facts = componentFacts('webhook', deploymentOf('webhook'), pods);
  const found = componentFindings(facts, 'cert-manager', pods);
  expect(found[1]?.sentence).toContain('started 5 times, and ended last with OOMKilled');
});

test('restarts are counted over its own pods, and not known where pods may not be read', () => {
  const pods = [
    podOf('webhook', 'a', { restartCount: 2 }),
    podOf('webhook', 'b', { restartCount: 3 }),
    podOf('controller', 'c', { restartCount: 9 }),
  ];
  expect(componentFacts('webhook', deploymentOf('webhook'), pods).restarts).toBe(5);
  expect(componentFacts('webhook', deploymentOf('webhook'), undefined).restarts).toBeUndefined();
});

test('why a pod is not ready is told where its container says so', () => {
  const pods = [podOf('webhook', 'a', { state: { waiting: { reason: 'ImagePullBackOff' } } })];
  const deployment = deploymentOf('webhook', { status: { readyReplicas: 0 } });
  const facts = componentFacts('webhook', deployment, pods);
  expect(componentFindings(facts, 'cert-manager', pods)[0]?.sentence).toContain('ImagePullBackOff');
});
