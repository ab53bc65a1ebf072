import { expect, test } from 'vitest';

import { hostile, seeded } from './hostile.fixture';
import { issuerReferences } from './issuer-references';
import { referencedSecrets } from './referenced-secrets';

const spec = {
  acme: {
    privateKeySecretRef: { name: 'account' },
    externalAccountBinding: { keySecretRef: { name: 'eab', key: 'hmac' } },
    solvers: [
      { dns01: { cloudflare: { apiTokenSecretRef: { name: 'cf', key: 'token' } } } },
      { dns01: { webhook: { config: { user: { name: 'hook', key: 'u' }, secretName: 'whole' } } } },
      {
        http01: {
          ingress: { podTemplate: { spec: { imagePullSecrets: [{ name: 'pull' }] } } },
        },
      },
      { dns01: { route53: { auth: { kubernetes: { serviceAccountRef: { name: 'sa' } } } } } },
    ],
  },
  vault: {
    auth: { tokenSecretRef: { name: 'token' }, clientCertificate: { secretName: 'client' } },
    caBundleSecretRef: { name: 'bundle' },
  },
  venafi: { tpp: { credentialsRef: { name: 'tpp' } } },
};

test('every Secret is told with where it stands and the keys that are read from it', () => {
  expect(issuerReferences(spec)).toEqual([
    { path: 'acme.privateKeySecretRef', name: 'account', keys: [['tls.key']] },
    { path: 'acme.externalAccountBinding.keySecretRef', name: 'eab', keys: [['hmac']] },
    {
      path: 'acme.solvers[0].dns01.cloudflare.apiTokenSecretRef',
      name: 'cf',
      keys: [['token']],
    },
    { path: 'acme.solvers[1].dns01.webhook.config.user', name: 'hook', keys: [['u']] },
    { path: 'acme.solvers[1].dns01.webhook.config.secretName', name: 'whole', keys: [] },
    { path: 'vault.auth.tokenSecretRef', name: 'token', keys: [['token']] },
    {
      path: 'vault.auth.clientCertificate.secretName',
      name: 'client',
      keys: [['tls.crt', 'tls.key']],
    },
    { path: 'vault.caBundleSecretRef', name: 'bundle', keys: [['ca.crt']] },
    {
      path: 'venafi.tpp.credentialsRef',
      name: 'tpp',
      keys: [['access-token'], ['username', 'password']],
    },
  ]);
});

test('they are the Secrets that a bundle takes along, of the oddest issuer as well', () => {
  for (let round = 0; round < 1_000; round++) {
    const odd = hostile(spec, seeded(round), (round / 1_000) * 0.3);
    const names = new Set(issuerReferences(odd).map(({ name }) => name));
    expect(names).toEqual(referencedSecrets(odd).secrets);
  }
});
