import { expect, test } from 'vitest';

import { clusterFindings } from './cluster-findings';
import { findInstallations } from './find-installations';
import { deploymentOf } from './installation.fixture';
import type { WebhookConfiguration } from './webhook-trust';

const crds = [{ metadata: { name: 'certificates.cert-manager.io' } }];
const stray: WebhookConfiguration = {
  kind: 'MutatingWebhookConfiguration',
  object: {
    metadata: { name: 'gone' },
    webhooks: [
      { name: 'webhook.cert-manager.io', clientConfig: { service: { namespace: 'gone' } } },
    ],
  },
};
const found = findInstallations([deploymentOf('controller')]);
const codes = (read: Parameters<typeof clusterFindings>[0]) =>
  clusterFindings(read).map(({ code }) => code);

test('CRDs without a controller and webhooks that nobody answers are told where all was seen', () => {
  const read = { found: [], crds, webhooks: [stray] };
  expect(codes({ ...read, sawAll: true })).toEqual(
    expect.arrayContaining(['no-controller', 'crds-missing', 'webhook-stray']),
  );
  expect(codes({ ...read, sawAll: false })).toEqual([]);
});

test('of what could not be read nothing is told', () => {
  expect(codes({ found, sawAll: true })).toEqual([]);
});
