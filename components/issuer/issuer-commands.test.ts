import { expect, test } from 'vitest';

import { issuerCommands } from './issuer-commands';

const ready = { state: 'ready' } as const;
const commands = (
  row: Parameters<typeof issuerCommands>[1]['row'],
  references: Parameters<typeof issuerCommands>[1]['references'] = [],
) => issuerCommands('prod', { row, references }).map(({ command }) => command);

test('the commands name the issuer, its namespace and the CA that it signs with', () => {
  const row = {
    kind: 'Issuer',
    namespace: 'shop',
    name: 'ca',
    state: ready,
    type: 'CA',
    certificates: 1,
  } as const;
  const reference = {
    path: 'ca.secretName',
    namespace: 'shop',
    name: 'ca-tls',
    keys: [],
    state: { is: 'present' },
  } as const;
  expect(commands(row, [{ ...reference, keys: [] }])).toEqual([
    'kubectl --context=prod --namespace=shop get issuers.cert-manager.io ca --output=yaml',
    'kubectl --context=prod --namespace=shop describe issuers.cert-manager.io ca',
    String.raw`kubectl --context=prod --namespace=shop get certificates.cert-manager.io -o 'jsonpath={range .items[?(@.spec.issuerRef.name=="ca")]}{.spec.issuerRef.kind} {.metadata.namespace}/{.metadata.name}{"\n"}{end}'`,
    'cmctl --context=prod --namespace=shop inspect secret ca-tls',
  ]);
});

test('those of a ClusterIssuer look into every namespace', () => {
  const row = {
    kind: 'ClusterIssuer',
    name: 'company',
    state: ready,
    type: 'ACME',
    certificates: 0,
  } as const;
  expect(commands(row).slice(0, 1)).toEqual([
    'kubectl --context=prod get clusterissuers.cert-manager.io company --output=yaml',
  ]);
  expect(commands(row)[2]).toContain('--all-namespaces');
});
