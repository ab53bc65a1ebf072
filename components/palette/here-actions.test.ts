import { expect, test } from 'vitest';

import { hereActions } from './here-actions';
import { hereAt } from './use-here';

const of = (kind: 'Certificate' | 'Issuer' | 'Secret') =>
  hereActions('prod', { kind, namespace: 'shop', name: 'web' }).map(({ command }) => command);

test('each page of an object is told apart by its address', () => {
  const at = { namespace: 'shop', name: 'a/b' };
  expect(hereAt('/certificates/shop/a%2Fb')).toEqual({ kind: 'Certificate', ...at });
  expect(hereAt('/issuers/shop/a%2Fb')).toEqual({ kind: 'Issuer', ...at });
  expect(hereAt('/secrets/shop/a%2Fb')).toEqual({ kind: 'Secret', ...at });
  expect(hereAt('/issuers/company')).toEqual({ kind: 'ClusterIssuer', name: 'company' });
});

test('a list, and what is no object, is none', () => {
  for (const path of ['/issuers', '/secrets/shop', '/runs/1', '/certificates/a/b/c'])
    expect(hereAt(path)).toBeUndefined();
});

test('every action names the object and where it is', () => {
  for (const command of [...of('Certificate'), ...of('Issuer'), ...of('Secret')])
    expect(command).toMatch(/^(?:kubectl|cmctl) --context=prod --namespace=shop .*\bweb\b/);
  expect(hereActions('prod', { kind: 'ClusterIssuer', name: 'company' })[0]?.command).toBe(
    'kubectl --context=prod describe clusterissuers.cert-manager.io company',
  );
});

test('no command prints the values of a Secret', () => {
  const secret = hereActions('prod', { kind: 'Secret', namespace: 'shop', name: 'web' });
  expect(secret.filter(({ command }) => command.includes('yaml'))).toEqual([]);
});
