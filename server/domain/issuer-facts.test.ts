import { expect, test } from 'vitest';

import { issuerFacts } from './issuer-facts';
import { issuerState } from './issuer-state';

const issuer = (spec: object, status?: object) => ({
  metadata: { namespace: 'shop', name: 'one' },
  spec,
  ...(status && { status }),
});
const ready = (status: string, message = '', reason = '') => ({
  conditions: [{ type: 'Ready', status, message, reason }],
});
const state = (status?: object) => issuerState(issuerFacts('Issuer', issuer({ ca: {} }, status)));

test.each([
  [{ selfSigned: {} }, 'SelfSigned', undefined],
  [{ ca: { secretName: 'root' } }, 'CA', 'root'],
  [{ acme: { server: 'https://acme.example' } }, 'ACME', 'https://acme.example'],
  [{ vault: { server: 'https://vault.example' } }, 'Vault', 'https://vault.example'],
  [{ venafi: { zone: 'shop\\web' } }, 'Venafi', 'shop\\web'],
  [{ ofTheFuture: { server: 'x' } }, 'ofTheFuture', undefined],
  [{}, 'unknown', undefined],
])('%j is told as %s with %s', (spec, type, signsWith) => {
  expect(issuerFacts('Issuer', issuer(spec))).toMatchObject({
    type,
    ...(signsWith && { with: signsWith }),
  });
});

const webhook = (groupName?: unknown) => ({ dns01: { webhook: { groupName, solverName: 'x' } } });

test('of DNS-01 webhooks the API group is kept, whatever it is called', () => {
  const solvers = [{ http01: {} }, webhook('dns.shop.example'), webhook(7), webhook()];
  expect(issuerFacts('Issuer', issuer({ acme: { solvers } })).webhookGroups).toEqual([
    'dns.shop.example',
  ]);
  expect(issuerFacts('Issuer', issuer({ acme: {} }))).not.toHaveProperty('webhookGroups');
});

test('a ClusterIssuer has no namespace', () => {
  expect(issuerFacts('ClusterIssuer', issuer({}))).not.toHaveProperty('namespace');
});

test('ready, failing and unknown are what cert-manager says', () => {
  expect(state(ready('True'))).toEqual({ state: 'ready' });
  expect(state(ready('False', 'no key pair', 'ErrGetKeyPair'))).toMatchObject({
    state: 'failing',
    reason: 'ErrGetKeyPair',
    why: 'no key pair',
  });
  expect(state(ready('Unknown')).state).toBe('unknown');
  expect(state().state).toBe('unknown');
});

test('a failing issuer without a message still says something', () => {
  expect(state(ready('False', '', 'Broken'))).toMatchObject({
    why: expect.stringContaining('Broken'),
  });
});
