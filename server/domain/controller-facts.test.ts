import { expect, test } from 'vitest';

import { controllerFacts } from './controller-facts';

function deployment(component: string, container: object = {}, name = component) {
  return {
    metadata: {
      namespace: 'cm',
      name,
      labels: { 'app.kubernetes.io/component': component },
    },
    spec: { template: { spec: { containers: [{ image: 'q/c:v1.20.3', ...container }] } } },
  };
}
test('version and webhook are of the same installation', () => {
  const elsewhere = deployment('webhook');
  const found = controllerFacts([
    { ...elsewhere, metadata: { ...elsewhere.metadata, namespace: 'other' } },
    deployment('webhook', {}, 'cm-webhook'),
    deployment('controller', { image: 'registry:5000/c:v1.21.2@sha256:00' }),
  ]);
  expect(found).toMatchObject({
    namespace: 'cm',
    version: 'v1.21.2',
    webhook: { namespace: 'cm', name: 'cm-webhook' },
  });
  expect(controllerFacts([deployment('controller', { image: 'c@sha256:00' })])).toMatchObject({
    version: 'unknown',
  });
});

test('without a controller nothing is known', () => {
  expect(controllerFacts([])).toBeUndefined();
  expect(controllerFacts([deployment('webhook')])).toBeUndefined();
});
