import { expect, test } from 'vitest';

import { argoApplication, argoCauses } from './argo-causes';

const webhooks = { kind: 'ValidatingWebhookConfiguration', name: 'cert-manager-webhook' };
const crd = { kind: 'CustomResourceDefinition', name: 'issuers.cert-manager.io' };

const application = (status: string, ...resources: object[]) => ({
  metadata: { namespace: 'argocd', name: 'tls' },
  status: { sync: { status }, resources },
});

test('an application that is out of sync on what cainjector writes into is told', () => {
  const out = { status: 'OutOfSync' };
  const [cause] = argoCauses([
    application('OutOfSync', { ...webhooks, ...out }, { ...crd, ...out }),
  ]);
  expect(cause).toMatchObject({
    link: { kind: 'Application', namespace: 'argocd', name: 'tls' },
    symptoms: [{ id: 'UN-08' }],
  });
  expect(cause?.sentence).toContain(
    'OutOfSync on ValidatingWebhookConfiguration cert-manager-webhook, CustomResourceDefinition issuers.cert-manager.io',
  );
});

test('what is in sync, or differs in a Deployment only, or is of others, is silent', () => {
  const out = { status: 'OutOfSync' };
  expect(argoCauses([application('Synced', { ...webhooks, status: 'Synced' })])).toEqual([]);
  expect(argoCauses([application('OutOfSync', { ...webhooks, status: 'Synced' })])).toEqual([]);
  const deployment = { kind: 'Deployment', name: 'cert-manager', ...out };
  const others = { kind: webhooks.kind, name: 'istiod', ...out };
  expect(argoCauses([application('OutOfSync', deployment, others)])).toEqual([]);
});

test('the application is found by its tracking id or its label', () => {
  const tracked = { 'argocd.argoproj.io/tracking-id': 'team_tls:apps/Deployment:cm/cert-manager' };
  expect(argoApplication({ metadata: { annotations: tracked } })).toBe('tls');
  const labels = { 'argocd.argoproj.io/instance': 'tls' };
  expect(argoApplication({ metadata: { labels } })).toBe('tls');
  expect(argoApplication({ metadata: {} })).toBeUndefined();
});
