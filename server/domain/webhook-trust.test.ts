import { expect, test } from 'vitest';

import { deploymentOf } from './installation.fixture';
import { issue } from './openssl.fixture';
import { servingCaOf, servingCaSecret } from './serving-ca';
import {
  caMissing,
  strayWebhooks,
  type WebhookConfiguration,
  webhookFindings,
  webhookTrust,
} from './webhook-trust';

const base64 = (text: string) => Buffer.from(text).toString('base64');
const ca = issue({ subject: '/CN=ca', isCA: true, from: -1, until: 365 });
const other = issue({ subject: '/CN=other', isCA: true, until: 365 });
const named = { namespace: 'cert-manager', name: 'cert-manager-webhook-ca' };
const serving = servingCaOf({ data: { 'tls.crt': base64(ca.crt) } }, named);
const now = Date.now();
const day = 86_400_000;

const configuration = (
  caBundle: string | undefined,
  namespace = 'cert-manager',
  name = 'webhook.cert-manager.io',
): WebhookConfiguration => ({
  kind: 'ValidatingWebhookConfiguration',
  object: {
    metadata: { name: 'cert-manager-webhook' },
    webhooks: [{ name, clientConfig: { caBundle, service: { namespace, name: 'webhook' } } }],
  },
});

test.each([
  ['its CA', base64(ca.crt), 'fits'],
  ['its CA among others', base64(other.crt + ca.crt), 'fits'],
  ['another CA', base64(other.crt), 'differs'],
  ['nothing', '', 'empty'],
  ['no field', undefined, 'empty'],
  ['no certificate', base64('hello'), 'unreadable'],
  ['half a certificate', base64(ca.crt.slice(0, 200)), 'unreadable'],
])('a configuration with %s: %3$s', (_, bundle, verdict) => {
  const trust = webhookTrust([configuration(bundle)], 'cert-manager', serving);
  expect(trust).toMatchObject([{ bundle: verdict }]);
  const [finding] = webhookFindings(trust, serving, now);
  expect(finding).toMatchObject(
    verdict === 'fits'
      ? { code: 'ca-bundles-fit', severity: 'tells' }
      : { code: `ca-bundle-${verdict}`, severity: 'breaks' },
  );
});

test('without the CA to compare with nothing is concluded', () => {
  const trust = webhookTrust([configuration(base64(ca.crt))], 'cert-manager', undefined);
  expect(trust).toMatchObject([{ bundle: 'unknown' }]);
  expect(webhookFindings(trust, undefined, now)).toEqual([]);
});

test('other programs’ webhooks and another installation’s are not its own', () => {
  const foreign = [configuration('', 'cert-manager', 'x.example'), configuration('', 'other')];
  expect(webhookTrust(foreign, 'cert-manager', serving)).toEqual([]);
  expect(webhookFindings([], serving, now)[0]?.code).toBe('webhook-unconfigured');
});

test.each([
  [300 * day, undefined, undefined],
  [200 * day, undefined, undefined],
  [80 * day, 'webhook-ca-ending', 'warns'],
  [-day, 'webhook-ca-expired', 'breaks'],
])('a CA of a year that ends in %s ms: %s', (left, code, severity) => {
  if (!serving) throw new Error('no CA');
  const trust = webhookTrust([configuration(base64(ca.crt))], 'cert-manager', serving);
  const found = webhookFindings(trust, serving, serving.notAfter - left);
  const told = found.find((one) => one.code.startsWith('webhook-ca'));
  expect([told?.code, told?.severity]).toEqual([code, severity]);
});

test('a configuration that calls a webhook of an uninstalled cert-manager refuses everything', () => {
  const stray = strayWebhooks([configuration('', 'gone')], new Set(['cert-manager']));
  expect(stray).toMatchObject([{ code: 'webhook-stray', severity: 'breaks' }]);
  expect(strayWebhooks([configuration('')], new Set(['cert-manager']))).toEqual([]);
});

test('the Secret of the CA is the one that the webhook’s flags name', () => {
  const args = [
    '--dynamic-serving-ca-secret-namespace=$(POD_NAMESPACE)',
    '--dynamic-serving-ca-secret-name=foo-ca',
  ];
  const env = [
    { name: 'POD_NAMESPACE', valueFrom: { fieldRef: { fieldPath: 'metadata.namespace' } } },
  ];
  const flagged = deploymentOf('webhook', { namespace: 'tls', args, container: { env } });
  expect(servingCaSecret(flagged)).toEqual({ namespace: 'tls', name: 'foo-ca' });
  expect(servingCaSecret(deploymentOf('webhook'))).toEqual(named);
  const fromFile = deploymentOf('webhook', { args: ['--tls-cert-file=/tls/tls.crt'] });
  expect(servingCaSecret(fromFile)).toBeUndefined();
  expect(caMissing(fromFile)).toEqual([]);
  expect(caMissing(deploymentOf('webhook'))).toMatchObject([{ code: 'webhook-ca-missing' }]);
});

test.each([[undefined], [{}], [{ data: { 'tls.crt': 7 } }], [{ data: { 'tls.crt': '%%' } }]])(
  'of the Secret %j no CA is read',
  (secret) => {
    expect(servingCaOf(secret, named)).toBeUndefined();
  },
);
