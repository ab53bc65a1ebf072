import { afterAll, beforeAll, expect, test } from 'vitest';

import type { Identity } from '@/server/auth/identity';

import { audited, until } from './inventories';
import { callerOf, knownInventory, person } from './people';
import { applied, k, namespace, testbed } from './testbed';

const of = 'installation-shared';
const outside = `${of}-outside`;
const cluster = testbed.name;
let people: Identity[];
let stranger: Identity;

const group = 'rbac.authorization.k8s.io';

const labels = {
  'app.kubernetes.io/name': 'cert-manager',
  'app.kubernetes.io/component': 'controller',
};
const controller = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { namespace: of, name: 'cert-manager', labels },
  spec: {
    selector: { matchLabels: labels },
    template: {
      metadata: { labels },
      spec: {
        containers: [{ name: 'controller', image: 'quay.io/x/cert-manager-controller:v1.20.3' }],
      },
    },
  },
};

beforeAll(async () => {
  await Promise.all([of, outside].map(namespace));
  const inventory = await knownInventory();
  const began = Date.now();
  await applied(
    controller,
    {
      apiVersion: `${group}/v1`,
      kind: 'ClusterRole',
      metadata: { name: of },
      rules: [
        { apiGroups: ['apps'], resources: ['deployments'], verbs: ['list'] },
        {
          apiGroups: ['apiextensions.k8s.io'],
          resources: ['customresourcedefinitions'],
          verbs: ['get'],
        },
      ],
    },
    {
      apiVersion: `${group}/v1`,
      kind: 'ClusterRoleBinding',
      metadata: { name: of },
      roleRef: { apiGroup: group, kind: 'ClusterRole', name: of },
      subjects: [{ apiGroup: group, kind: 'Group', name: `system:serviceaccounts:${of}` }],
    },
  );
  people = await Promise.all(Array.from({ length: 20 }, (_, index) => person(`p-${index}`, of)));
  stranger = await person('stranger', outside);
  const { besides } = inventory;
  await until(
    inventory,
    'its Deployment was heard of',
    () => besides.installationChangedAt > began,
  );
});

// Other tests of this worker begin without an installation.
afterAll(() => k(`delete deployment cert-manager -n ${of}`));

/** Every list of Deployments that the API server was asked for, by whom and with what outcome. */
const lists = () =>
  audited()
    .filter(({ verb, objectRef }) => verb === 'list' && objectRef?.resource === 'deployments')
    .map(({ user, responseStatus }) => `${user.username} ${responseStatus?.code}`);

test('twenty people who open a page at once cost the API server one list of Deployments', async () => {
  const before = lists().length;
  const answers = await Promise.all(
    people.map((one) => callerOf(one).installation.summary({ cluster })),
  );
  for (const { state, readAt } of answers) {
    expect(state).toBe('installed');
    expect(readAt).toBe(answers[0]?.readAt);
  }
  await expect.poll(() => lists().length - before).toBe(1);
  await Promise.all(people.map((one) => callerOf(one).installation.summary({ cluster })));
  expect(lists().length - before).toBe(1);
  expect(lists().filter((one) => one.includes(`serviceaccount:${of}`))).toEqual([]);
});

test('once kubectl has changed it, nobody is told how it was', async () => {
  const [one] = people;
  if (!one) throw new Error('nobody');
  const wanted = async () => {
    const told = await callerOf(one).installation.summary({ cluster });
    return told.state === 'installed' ? told.components.map((part) => part.wanted) : told.state;
  };
  expect(await wanted()).toEqual([1]);
  await k(`scale deployment cert-manager -n ${of} --replicas=2`);
  await expect.poll(wanted, { timeout: 5_000 }).toEqual([2]);
});

test('who may not list Deployments is told nothing that was read for others', async () => {
  const answer = await callerOf(stranger).installation.summary({ cluster });
  expect(answer).toMatchObject({ state: 'unreadable' });
  await expect.poll(lists).toContain(`system:serviceaccount:${outside}:stranger 403`);
});
