import { afterAll, beforeAll, expect, test } from 'vitest';

import { down } from '../cluster/down.js';
import { importImages } from '../cluster/import-images.js';
import { kubectl } from '../cluster/kubectl.js';
import { publish } from '../cluster/publish.js';
import { kubeconfigPath } from '../cluster/state.js';
import { up } from '../cluster/up.js';
import { run } from '../setup/run.js';
import { census, compare } from './contender/census.js';
import { helm } from './helm.js';
import { images } from './images.js';
import { type Registry, registry } from './registry.js';
import { oneHour, seed } from './seed.js';
import { broken, readyBesideBroken, sound } from './seed/facts.js';
import { cmctlPath } from './tools.js';
import { untilLeading } from './until-leading.js';
import { upgrade } from './upgrade.js';

const name = 't-seed';
const k = (...args: string[]) => kubectl(name, args);
const openssl = (args: string[], input?: string) => run('openssl', args, { input });
let charts: Registry;

beforeAll(async () => {
  await down(name);
  charts = await registry();
  await up(name);
  await seed(name, { version: 'v1.20.3', from: charts.charts, defaults: true });
}, 240_000);

afterAll(async () => {
  await charts.stop();
  await down(name);
}, 60_000);

async function secretValue(namespace: string, secret: string, key: string) {
  const path = `jsonpath={.data.${key.replace('.', '\\.')}}`;
  const base64 = await k('get', 'secret', '-n', namespace, secret, '-o', path);
  return Buffer.from(base64, 'base64');
}

/** What openssl says about the first certificate of a Secret. */
async function certificateText(namespace: string, secret: string, ...args: string[]) {
  const pem = await secretValue(namespace, secret, 'tls.crt');
  return openssl(['x509', '-noout', ...(args.length ? args : ['-text'])], pem.toString());
}

async function endOf(namespace: string, secret: string) {
  const text = await certificateText(namespace, secret, '-enddate');
  return Date.parse(text.replace('notAfter=', ''));
}

async function readyCertificates() {
  const status = '{.status.conditions[?(@.type=="Ready")].status}';
  const line = `{.metadata.namespace}/{.metadata.name} ${status}{"\\n"}`;
  const lines = await k(
    'get',
    'certificates',
    '-A',
    '-o',
    `jsonpath={range .items[*]}${line}{end}`,
  );
  const all = lines
    .trim()
    .split('\n')
    .map((text) => text.split(' '));
  const keys = (is: boolean) =>
    all.flatMap(([key = '', state]) => ((state === 'True') === is ? [key] : []));
  return { ready: keys(true), notReady: keys(false) };
}

test('kubectl sees 40 sound Certificates Ready, and beside them only what the broken cases say', async () => {
  const { ready, notReady } = await readyCertificates();
  const beside = [...broken.filter((one) => one.ready), ...readyBesideBroken];
  expect(ready).toHaveLength(sound + beside.length);
  for (const one of beside) expect(ready).toContain(`${one.namespace}/${one.name}`);
  const expected = broken.filter((one) => one.kind === 'Certificate' && !one.ready);
  expect(notReady.toSorted()).toEqual(
    expected.map((one) => `${one.namespace}/${one.name}`).toSorted(),
  );
});

test('the CRDs are no part of the Helm release, and no TLS Secret has an owner', async () => {
  const manifest = await helm(['get', 'manifest', 'cert-manager', '-n', 'cert-manager'], {
    kubeconfig: kubeconfigPath(name),
  });
  expect(manifest).toContain('kind: Deployment');
  expect(manifest).not.toContain('kind: CustomResourceDefinition');
  const tls = ['secrets', '-A', '--field-selector', 'type=kubernetes.io/tls'];
  const owners = await k('get', ...tls, '-o', 'jsonpath={.items[*].metadata.ownerReferences}');
  expect(owners).toBe('');
});

test.each([
  ['shop', 'checkout-tls', 'Public-Key: (2048 bit)'],
  ['shop', 'wishlist-tls', 'Public-Key: (3072 bit)'],
  ['payments', 'gateway-tls', 'Public-Key: (4096 bit)'],
  ['shop', 'cart-tls', 'NIST CURVE: P-256'],
  ['shop', 'reviews-tls', 'NIST CURVE: P-384'],
  ['shop', 'stock-tls', 'NIST CURVE: P-521'],
  ['platform', 'git-tls', 'Public Key Algorithm: ED25519'],
  ['shop', 'images-tls', 'DNS:*.images.shop.example'],
  ['platform', 'vault-tls', 'IP Address:10.20.30.40'],
  ['platform', 'vault-tls', 'email:vault@platform.example'],
  ['platform', 'vault-tls', 'URI:https://vault.platform.example/ui'],
  ['shop', 'catalog-tls', 'DNS:catalog.shop.example'],
])('openssl finds in %s/%s: %s', async (namespace, secret, text) => {
  expect(await certificateText(namespace, secret)).toContain(text);
});

test('openssl verifies a leaf through its intermediate up to the company root', async () => {
  const root = await secretValue('cert-manager', 'company-root', 'tls.crt');
  const chain = await secretValue('payments', 'gateway-tls', 'tls.crt');
  const verify = 'openssl verify -CAfile <(echo "$1") -untrusted <(echo "$2") <(echo "$2")';
  const said = await run('bash', ['-c', verify, 'verify', root.toString(), chain.toString()]);
  expect(said).toMatch(/: OK$/m);
});

test('openssl opens the PKCS#12 keystore with its password', async () => {
  const keystore = await secretValue('payments', 'reporting-tls', 'keystore.p12');
  const password = await secretValue('payments', 'reporting-keystore', 'password');
  const said = await run(
    'openssl',
    ['pkcs12', '-nokeys', '-passin', `pass:${password.toString()}`],
    {
      input: keystore,
    },
  );
  expect(said).toContain('BEGIN CERTIFICATE');
});

test('the unmanaged Secret holds a key that is not its certificate’s', async () => {
  const key = await secretValue('shop', 'legacy-checkout-tls', 'tls.key');
  const ofKey = await openssl(['pkey', '-pubout'], key.toString());
  const ofCertificate = await certificateText('shop', 'legacy-checkout-tls', '-pubkey');
  expect(ofKey).toMatch(/BEGIN PUBLIC KEY/);
  expect(ofKey).not.toBe(ofCertificate);
});

test('the CA of the build agents ends before their certificate', async () => {
  const ca = await endOf('platform', 'build-ca');
  expect(ca).toBeGreaterThan(Date.now());
  expect(ca).toBeLessThan(await endOf('platform', 'build-agents-tls'));
});

test('the Deployment serves the certificate of its Secret over TLS', async () => {
  const ip = await k(
    'get',
    'service',
    '-n',
    'shop',
    'storefront',
    '-o',
    'jsonpath={.spec.clusterIP}',
  );
  const port = await publish(name, `${ip}:443`);
  const connect = ['s_client', '-connect', `127.0.0.1:${port}`, '-servername', 'shop.example'];
  const served = await openssl(connect, '');
  const pem = /-----BEGIN CERTIFICATE-----[^]+?-----END CERTIFICATE-----/.exec(served)?.[0];
  const fingerprint = ['-fingerprint', '-sha256'];
  expect(await openssl(['x509', '-noout', ...fingerprint], pem)).toBe(
    await certificateText('shop', 'storefront-tls', ...fingerprint),
  );
});

test('seeding again changes no Secret and makes no request', async () => {
  const before = await census(name);
  await seed(name, { version: 'v1.20.3' });
  expect(compare(before, await census(name))).toEqual({ changed: [], written: [], requests: [] });
});

test('the certificate of one hour is made when asked for', async () => {
  await oneHour(name);
  const text = await certificateText('shop', 'flash-sale-tls', '-startdate', '-enddate');
  const [start = 0, end = 0] = text
    .trim()
    .split('\n')
    .map((line) => Date.parse(line.split('=')[1] ?? ''));
  expect(end - start).toBe(3_600_000);
});

test('a plain upgrade with the default leader election keeps every Secret’s data', async () => {
  const duration = ['-o', 'jsonpath={.spec.leaseDurationSeconds}'];
  const lease = await k(
    'get',
    'lease',
    '-n',
    'kube-system',
    'cert-manager-controller',
    ...duration,
  );
  expect(lease).toBe('60');
  await importImages(name, await images('v1.21.2'));
  const before = await census(name);
  await upgrade(name, { version: 'v1.21.2', from: charts.charts, defaults: true });
  await untilLeading(name);
  const env = { ...process.env, KUBECONFIG: kubeconfigPath(name) };
  expect(await run(await cmctlPath(), ['check', 'api', '--wait=10s'], { env })).toContain(
    'is ready',
  );
  const image = '{.items[*].spec.containers[*].image}';
  const running = await k('get', 'pods', '-n', 'cert-manager', '-o', `jsonpath=${image}`);
  expect(running).toContain('quay.io/jetstack/cert-manager-controller:v1.21.2');
  const { changed, requests } = compare(before, await census(name));
  expect({ changed, requests }).toEqual({ changed: [], requests: [] });
});
