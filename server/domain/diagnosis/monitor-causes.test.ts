import { expect, test } from 'vitest';

import { monitorCauses } from './monitor-causes';

const labels = { app: 'cert-manager' };
const metadata = { namespace: 'cert-manager', name: 'cert-manager', labels };
const service = {
  metadata,
  spec: { ports: [{ name: 'tcp-prometheus-servicemonitor', port: 9402 }] },
};
const pod = {
  metadata,
  spec: { containers: [{ ports: [{ name: 'http-metrics', containerPort: 9402 }] }] },
};

function monitor(kind: 'endpoints' | 'podMetricsEndpoints', ports: string[], more: object = {}) {
  const selector = { matchLabels: labels };
  const spec = { selector, [kind]: ports.map((port) => ({ port })), ...more };
  return { metadata: { namespace: 'cert-manager', name: 'watch' }, spec };
}
const causes = (...monitors: object[]) =>
  monitorCauses({ monitors: monitors.map(Object), services: [service], pods: [pod] });

test('a monitor that asks for a port which is not there is told, with the ports that are', () => {
  expect(causes(monitor('endpoints', ['http-metrics']))).toMatchObject([
    {
      sentence:
        'Monitoring looks where no metrics are: ServiceMonitor cert-manager/watch asks for port http-metrics, and Service cert-manager/cert-manager has tcp-prometheus-servicemonitor.',
      link: { kind: 'ServiceMonitor', namespace: 'cert-manager', name: 'watch' },
      symptoms: [{ id: 'UN-09' }],
    },
  ]);
  const elsewhere = {
    ...monitor('podMetricsEndpoints', ['metrics'], { namespaceSelector: { any: true } }),
  };
  const [cause] = causes({ ...elsewhere, metadata: { namespace: 'monitoring', name: 'watch' } });
  expect(cause?.link.kind).toBe('PodMonitor');
});

test('one whose port is there, or which is about something else, is silent', () => {
  expect(causes(monitor('endpoints', ['tcp-prometheus-servicemonitor']))).toEqual([]);
  expect(causes(monitor('podMetricsEndpoints', ['http-metrics', 'before']))).toEqual([]);
  expect(causes(monitor('endpoints', ['x'], { selector: { matchLabels: { app: 'y' } } }))).toEqual(
    [],
  );
  expect(causes(monitor('endpoints', ['x'], { selector: {} }))).toEqual([]);
  expect(causes(monitor('endpoints', ['x'], { namespaceSelector: { matchNames: ['y'] } }))).toEqual(
    [],
  );
  const away = {
    ...monitor('endpoints', ['x']),
    metadata: { namespace: 'monitoring', name: 'watch' },
  };
  expect(causes(away)).toEqual([]);
});
