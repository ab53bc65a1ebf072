import { expect, test } from 'vitest';

import { deploymentOf } from '../installation.fixture';
import type { RawObject } from '../raw-object';
import { ago } from './chain.fixture';
import { imageCause } from './image-cause';

const owned = {
  'f:spec': {
    'f:template': { 'f:spec': { 'f:containers': { 'k:{"name":"x"}': { 'f:image': {} } } } },
  },
};

function writtenBy(manager: string, more: object = {}): RawObject {
  const image = 'quay.io/jetstack/cert-manager-controller:v1.18.6';
  const made = deploymentOf('controller', { image, ...more });
  const managedFields = [
    { manager: 'helm', time: ago(9), fieldsV1: { 'f:spec': { 'f:replicas': {} } } },
    { manager, time: ago(2), fieldsV1: owned },
  ];
  return { ...made, metadata: { ...Object(made.metadata), managedFields } };
}

test('an image of another version is told with who wrote it', () => {
  expect(imageCause(writtenBy('argocd-controller'), 'v1.20.3')).toMatchObject({
    sentence: `The images are of another version than the rest: Deployment cert-manager/cert-manager runs image quay.io/jetstack/cert-manager-controller:v1.18.6 where the Helm release says v1.20.3, and argocd-controller wrote it at ${ago(2)}.`,
    link: { kind: 'Deployment', namespace: 'cert-manager', name: 'cert-manager' },
    symptoms: [{ id: 'UN-07' }],
  });
  const labels = {
    'app.kubernetes.io/version': '1.20.3',
    'helm.toolkit.fluxcd.io/name': 'cert-manager',
  };
  expect(imageCause(writtenBy('helm-controller', { labels }), undefined)?.sentence).toContain(
    'where its label says v1.20.3, and helm-controller wrote it',
  );
});

test('the same version, one that nothing names, and what Helm itself wrote, are silent', () => {
  for (const same of ['v1.18.6', '1.18.6', 'v1.18.6-debian-12-r0'])
    expect(imageCause(writtenBy('argocd-controller'), same)).toBeUndefined();
  expect(imageCause(writtenBy('argocd-controller', { labels: {} }), undefined)).toBeUndefined();
  expect(imageCause(writtenBy('helm'), 'v1.20.3')).toBeUndefined();
  expect(
    imageCause(deploymentOf('controller', { image: 'x@sha256:1' }), 'v1.20.3'),
  ).toBeUndefined();
});
