import { beforeAll, expect, test } from 'vitest';

import type { Beside } from '@/shared/beside';

import { knownInventory } from './people';
import { applied, k, namespace } from './testbed';

const home = 'besides-told';
const soon = { timeout: 20_000 };

beforeAll(() => namespace(home));

/** Which objects of this test were told of since, each time that they were. */
async function telling(resource: Beside) {
  const { changes } = await knownInventory();
  const from = changes.last;
  return () =>
    (changes.after(from) ?? []).flatMap(({ resource: of, name = '' }) =>
      of === resource && name.startsWith(home) ? [name.slice(home.length + 1)] : [],
    );
}

const ingress = (name: string, secretName: string) => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'Ingress',
  metadata: { namespace: home, name: `${home}-${name}` },
  spec: {
    defaultBackend: { service: { name: 'front', port: { number: 80 } } },
    tls: [{ secretName }],
  },
});

test('an Ingress is told of when it names other Secrets, and not at each write to its status', async () => {
  const told = await telling('ingresses');
  const front = `ingress ${home}-front -n ${home}`;
  await applied(ingress('front', 'web'));
  await k(`annotate ${front} checked=now`);
  const status = JSON.stringify({ status: { loadBalancer: { ingress: [{ ip: '192.0.2.1' }] } } });
  await k(`patch ${front} --subresource=status --type=merge -p ${status}`);
  const ip = await k(`get ${front} -o jsonpath={.status.loadBalancer.ingress[0].ip}`);
  expect(ip).toBe('192.0.2.1');
  await applied(ingress('front', 'api'));
  // A watch tells in the order of the writes.
  await applied(ingress('last', 'web'));
  await expect.poll(() => told().at(-1), soon).toBe('last');
  expect(told()).toEqual(['front', 'front', 'last']);
  await k(`delete ingress --all -n ${home}`);
  await expect.poll(told, soon).toEqual(['front', 'front', 'last', 'front', 'last']);
});

test.each([
  ['validatingwebhookconfigurations', 'ValidatingWebhookConfiguration'],
  ['mutatingwebhookconfigurations', 'MutatingWebhookConfiguration'],
] as const)(
  'of %s those are told of that call cert-manager, and not those of other programs',
  async (resource, kind) => {
    const told = await telling(resource);
    // Without rules it is asked about nothing.
    const configuration = (name: string, webhook: string) => ({
      apiVersion: 'admissionregistration.k8s.io/v1',
      kind,
      metadata: { name: `${home}-${name}` },
      webhooks: [
        {
          name: webhook,
          admissionReviewVersions: ['v1'],
          sideEffects: 'None',
          clientConfig: { service: { namespace: home, name: 'webhook' } },
        },
      ],
    });
    const [mine, foreign] = ['webhook.cert-manager.io', 'policy.example.org'];
    const patch = async (name: string, value: string) => {
      const to = `patch ${resource} ${home}-${name} --type=merge -p`;
      await k(`${to} ${JSON.stringify({ metadata: { annotations: { checked: value } } })}`);
    };
    try {
      await applied(configuration('foreign', foreign));
      for (const value of ['1', '2']) await patch('foreign', value);
      await applied(configuration('own', mine));
      await patch('own', '1');
      await expect.poll(told, soon).toEqual(['own', 'own']);
      // One that ceases to call it is told of once more.
      await applied(configuration('own', foreign));
      await patch('own', '2');
      await applied(configuration('last', mine));
      await expect.poll(() => told().at(-1), soon).toBe('last');
      expect(told()).toEqual(['own', 'own', 'own', 'last']);
    } finally {
      await k(`delete ${resource} ${home}-foreign ${home}-own ${home}-last --ignore-not-found`);
    }
  },
);
