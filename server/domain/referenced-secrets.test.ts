import { expect, test } from 'vitest';

import { referencedSecrets } from './referenced-secrets';

/** A value at a path such as `acme.solvers[].dns01.cloudflare.apiTokenSecretRef`. */
function at(path: string, value: unknown): unknown {
  return path
    .split('.')
    .toReversed()
    .reduce<unknown>(
      (inner, part) => (part.endsWith('[]') ? { [part.slice(0, -2)]: [inner] } : { [part]: inner }),
      value,
    );
}

const found = (spec: unknown) => {
  const { secrets, pullSecrets, serviceAccounts } = referencedSecrets(spec);
  return { secrets: [...secrets], pull: [...pullSecrets], accounts: [...serviceAccounts] };
};

test.each([
  'acme.privateKeySecretRef',
  'acme.externalAccountBinding.keySecretRef',
  'acme.solvers[].dns01.acmeDNS.accountSecretRef',
  'acme.solvers[].dns01.akamai.clientTokenSecretRef',
  'acme.solvers[].dns01.akamai.clientSecretSecretRef',
  'acme.solvers[].dns01.akamai.accessTokenSecretRef',
  'acme.solvers[].dns01.azureDNS.clientSecretSecretRef',
  'acme.solvers[].dns01.cloudDNS.serviceAccountSecretRef',
  'acme.solvers[].dns01.cloudflare.apiKeySecretRef',
  'acme.solvers[].dns01.cloudflare.apiTokenSecretRef',
  'acme.solvers[].dns01.digitalocean.tokenSecretRef',
  'acme.solvers[].dns01.rfc2136.tsigSecretSecretRef',
  'acme.solvers[].dns01.route53.secretAccessKeySecretRef',
  'acme.solvers[].dns01.route53.accessKeyIDSecretRef',
  'acme.solvers[].dns01.webhook.config.apiKeySecretRef',
  'acme.solvers[].dns01.webhook.config.deep[].password.secretKeyRef',
  'vault.auth.tokenSecretRef',
  'vault.auth.appRole.secretRef',
  'vault.auth.kubernetes.secretRef',
  'vault.caBundleSecretRef',
  'vault.clientCertSecretRef',
  'vault.clientKeySecretRef',
  'venafi.tpp.credentialsRef',
  'venafi.tpp.caBundleSecretRef',
  'venafi.cloud.apiTokenSecretRef',
  'venafi.ngts.credentialsRef',
  'jks.passwordSecretRef',
  'pkcs12.passwordSecretRef',
])('the Secret at %s is found', (path) => {
  const spec = at(path, { name: 'wanted', key: 'k' });
  expect(found(spec)).toEqual({ secrets: ['wanted'], pull: [], accounts: [] });
});

test.each([
  'ca.secretName',
  'vault.auth.clientCertificate.secretName',
  'acme.solvers[].dns01.webhook.config.secretName',
])('the Secret that %s names by a text is found', (path) => {
  expect(found(at(path, 'wanted')).secrets).toEqual(['wanted']);
});

test('a webhook may select a key without any word for Secret; an ordinary field of that shape is none', () => {
  const pair = { name: 'wanted', key: 'token' };
  expect(found(at('acme.solvers[].dns01.webhook.config.token', pair)).secrets).toEqual(['wanted']);
  expect(found(at('acme.other', pair)).secrets).toEqual([]);
  expect(found(at('acme.solvers[].dns01.webhook.config.zone', { name: 'z' })).secrets).toEqual([]);
});

test.each(['ingress', 'gatewayHTTPRoute'])('pods of a solver by %s pull with a Secret', (by) => {
  const path = `acme.solvers[].http01.${by}.podTemplate.spec.imagePullSecrets[]`;
  expect(found(at(path, { name: 'pull' }))).toEqual({ secrets: [], pull: ['pull'], accounts: [] });
});

test.each([
  'vault.auth.kubernetes.serviceAccountRef',
  'vault.auth.aws.serviceAccountRef',
  'acme.solvers[].dns01.route53.auth.kubernetes.serviceAccountRef',
])('the ServiceAccount at %s is found', (path) => {
  expect(found(at(path, { name: 'robot' }))).toEqual({
    secrets: [],
    pull: [],
    accounts: ['robot'],
  });
});

test('however deep it is nested, a name is found', () => {
  let config: unknown = { tokenSecretRef: { name: 'deep', key: 'token' } };
  for (let level = 0; level < 50_000; level++) config = { below: config };
  const spec = { acme: { solvers: [{ dns01: { webhook: { config } } }] } };
  expect(found(spec).secrets).toEqual(['deep']);
});

test('odd specs name nothing', () => {
  for (const spec of [undefined, null, 7, 'x', [], { ca: { secretName: '' } }, { ca: null }])
    expect(found(spec)).toEqual({ secrets: [], pull: [], accounts: [] });
});
