import { afterAll, beforeAll, expect, test } from 'vitest';

import { issue } from '@/server/domain/openssl.fixture';

import { untilEqual } from './inventories';
import { administrator, callerOf, knownInventory, person } from './people';
import { applied, certificate, grant, k, kJson, namespace, testbed, tlsSecret } from './testbed';

const shop = 'would-issue';
const cluster = testbed.name;
const pair = issue({ subject: `/CN=sound.${shop}.example`, names: `DNS:sound.${shop}.example` });
const annotations = { 'cert-manager.io/issuer-name': 'ca' };
const ecdsa = { privateKey: { algorithm: 'ECDSA' } };

const labels = {
  'app.kubernetes.io/name': 'cert-manager',
  'app.kubernetes.io/component': 'controller',
};
const controller = (...args: string[]) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { namespace: shop, name: 'cert-manager', labels },
  spec: {
    selector: { matchLabels: labels },
    template: {
      metadata: { labels },
      spec: {
        containers: [
          { name: 'c', image: 'quay.io/jetstack/cert-manager-controller:v1.20.3', args },
        ],
      },
    },
  },
});

beforeAll(async () => {
  await namespace(shop);
  await applied(
    controller(),
    tlsSecret(shop, 'sound-tls', pair, { annotations }),
    tlsSecret(shop, 'swapped-tls', { crt: pair.key, key: pair.crt }, { annotations }),
    certificate(shop, 'sound', ecdsa),
    certificate(shop, 'swapped', ecdsa),
    certificate(shop, 'missing', ecdsa),
    certificate(shop, 'zz-second', { ...ecdsa, secretName: 'sound-tls' }),
  );
  await untilEqual(await knownInventory());
});

// Other tests look for a cert-manager in this cluster. Not the namespace: no controller would ever end its deletion, and
// whoever grants something in every namespace could not do it there.
afterAll(() => k(`delete deployment cert-manager -n ${shop} --ignore-not-found`));

async function verdict(name: string, identity = administrator) {
  const input = { cluster, namespace: shop, name };
  return (await callerOf(identity).certificates.get(input)).wouldIssue;
}

const rule = (group: string, resource: string) => ({
  apiGroups: [group],
  resources: [resource],
  verbs: ['get', 'list', 'watch'],
});

/** Somebody who may see Certificates and Secrets, and what is named besides. */
async function reader(account: string, ...more: { group: string; resource: string }[]) {
  const identity = await person(account, shop);
  await grant(account, shop, [
    rule('cert-manager.io', 'certificates'),
    ...more.map(({ group, resource }) => rule(group, resource)),
  ]);
  return identity;
}
const secrets = { group: '', resource: 'secrets' };
const requests = { group: 'cert-manager.io', resource: 'certificaterequests' };
const deployments = { group: 'apps', resource: 'deployments' };

test('the stored pair is judged by what runs in the cluster', async () => {
  expect(await verdict('sound')).toMatchObject({ would: 'stay' });
  expect(await verdict('missing')).toMatchObject({
    would: 'issue',
    message: 'Issuing certificate as Secret does not exist',
  });
  expect(await verdict('zz-second')).toMatchObject({ would: 'wait', because: 'not-owner' });
});

test('not a byte of a key is in the answer, wherever the key stands', async () => {
  const told = JSON.stringify(await verdict('swapped'));
  expect(told).toContain('InvalidKeyPair');
  const lines = pair.key.split('\n').filter((line) => line.length >= 12 && !line.startsWith('-'));
  expect(lines.length).toBeGreaterThan(1);
  expect(lines.filter((line) => told.includes(line))).toEqual([]);
});

test("the controller's own back-off counts, from its arguments", async () => {
  const status = {
    lastFailureTime: new Date(Date.now() - 1_800_000).toISOString(),
    failedIssuanceAttempts: 1,
  };
  const failed = { ...(await kJson<object>(`get certificate missing -n ${shop}`)), status };
  await k('replace --subresource=status -f -', JSON.stringify(failed));
  expect(await verdict('missing')).toMatchObject({ would: 'wait', because: 'back-off' });
  await applied(controller('--certificate-request-minimum-backoff-duration=10m'));
  expect(await verdict('missing')).toMatchObject({ would: 'issue' });
  await applied(controller());
});

test('what somebody may not read is said, and never taken for "stay"', async () => {
  expect(await verdict('sound', await reader('all', secrets, requests, deployments))).toMatchObject(
    { would: 'stay' },
  );
  const cases = [
    [await reader('no-secrets', requests, deployments), 'you may not list Secrets'],
    [await reader('no-requests', secrets, deployments), 'certificaterequests'],
    [await reader('no-deployments', secrets, requests), 'deployments'],
  ] as const;
  for (const [identity, why] of cases) {
    const found = await verdict('sound', identity);
    expect(found).toMatchObject({ would: 'unknown' });
    expect(JSON.stringify(found)).toContain(why);
  }
});

const lease = (renewTime: string) => ({
  apiVersion: 'coordination.k8s.io/v1',
  kind: 'Lease',
  metadata: { namespace: 'kube-system', name: 'cert-manager-controller' },
  spec: { holderIdentity: 'cert-manager-1', renewTime, leaseDurationSeconds: 60 },
});

test('a Certificate that waits says that nobody does the work, as kubectl shows it', async () => {
  const cause = async () => {
    const input = { cluster, namespace: shop, name: 'sound' };
    const { cause: found } = await callerOf(administrator).certificates.get(input);
    return found && [found.link.kind, found.evidence.text, found.remedy];
  };
  const status = (replicas: object) =>
    k([
      ...`patch deployment cert-manager -n ${shop} --subresource=status --type=merge -p`.split(' '),
      JSON.stringify({ status: replicas }),
    ]);
  await k(`scale deployment cert-manager -n ${shop} --replicas=0`);
  expect(await cause()).toEqual([
    'Deployment',
    'spec.replicas: 0, status.readyReplicas: 0',
    `kubectl -n ${shop} scale deployment cert-manager --replicas=1`,
  ]);
  await k(`scale deployment cert-manager -n ${shop} --replicas=1`);
  await status({ replicas: 1, readyReplicas: 1 });
  await applied(lease('2026-01-01T00:00:00.000000Z'));
  expect(await cause()).toEqual([
    'Lease',
    'spec.holderIdentity: cert-manager-1, spec.renewTime: 2026-01-01T00:00:00.000Z',
    expect.stringContaining('get lease cert-manager-controller'),
  ]);
  await applied(lease(new Date().toISOString().replace('Z', '000Z')));
  expect((await cause())?.[0]).not.toMatch(/Lease|Deployment/);
  await k('delete lease cert-manager-controller -n kube-system');
});

test('without a controller, or with an image that names no release, nothing is said', async () => {
  await k(`set image deployment/cert-manager c=example.org/cert-manager:latest -n ${shop}`);
  expect(await verdict('sound')).toMatchObject({ would: 'unknown' });
  await k(`delete deployment cert-manager -n ${shop}`);
  expect(JSON.stringify(await verdict('sound'))).toContain('no Deployment');
});
