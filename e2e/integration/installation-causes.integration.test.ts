import { afterAll, beforeAll, expect, test } from 'vitest';

import { administrator, callerOf, knownInventory, person } from './people';
import { applied, grant, k, namespace, testbed } from './testbed';

const home = 'installation-causes';
const cluster = testbed.name;
const labels = {
  'app.kubernetes.io/name': 'cert-manager',
  'app.kubernetes.io/component': 'controller',
};
const containers = [{ name: 'main', image: 'quay.io/jetstack/cert-manager-controller:v1.20.3' }];
const forbidden =
  'Error creating: pods "cert-manager-5d" is forbidden: violates PodSecurity "restricted:latest"';

beforeAll(async () => {
  await namespace(home);
  await applied(
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { namespace: home, name: 'cert-manager', labels },
      spec: {
        selector: { matchLabels: labels },
        template: { metadata: { labels }, spec: { containers } },
      },
    },
    {
      apiVersion: 'v1',
      kind: 'Event',
      metadata: { namespace: home, name: 'failed' },
      involvedObject: { kind: 'ReplicaSet', namespace: home, name: 'cert-manager-5d', uid: 'r' },
      type: 'Warning',
      reason: 'FailedCreate',
      message: forbidden,
    },
    {
      // Of another ReplicaSet, whose name only begins alike.
      apiVersion: 'v1',
      kind: 'Event',
      metadata: { namespace: home, name: 'other' },
      involvedObject: { kind: 'ReplicaSet', namespace: home, name: 'cert-manager-x-5d', uid: 's' },
      type: 'Warning',
      reason: 'Failed',
      message: 'Failed to pull image "x"',
    },
  );
  await knownInventory();
});

// Other tests of this worker begin without an installation.
afterAll(() => k(`delete deployment cert-manager -n ${home}`));

const ofHere = (causes: { link: { namespace?: string | undefined } }[]) =>
  causes.filter(({ link }) => link.namespace === home);

test('why no Pod of it is made is quoted, and the object named', async () => {
  const { causes, unread } = await callerOf(administrator).installation.causes({ cluster });
  expect(unread).toEqual([]);
  expect(ofHere(causes)).toMatchObject([
    {
      sentence: expect.stringContaining(forbidden),
      link: { kind: 'ReplicaSet', namespace: home, name: 'cert-manager-5d' },
      symptoms: [{ id: 'POD-08' }],
    },
  ]);
});

test('who may not read events or Pods is told so, and nothing of what they say', async () => {
  const deployments = { apiGroups: ['apps'], resources: ['deployments'], verbs: ['get', 'list'] };
  await grant('half', home, [deployments]);
  const half = callerOf(await person('half', home));
  const { causes, unread } = await half.installation.causes({ cluster });
  expect(ofHere(causes)).toEqual([]);
  const what = unread.map((one) => one.what);
  expect(what).toEqual(expect.arrayContaining([`pods of ${home}`, `events of ${home}`]));
  for (const { why } of unread) expect(why).toMatch(/forbidden|may not/);
  const nobody = callerOf(await person('nobody', home));
  expect((await nobody.installation.causes({ cluster })).causes).toEqual([]);
});
