import { beforeAll, expect, test } from 'vitest';

import type { Identity } from '@/server/auth/identity';
import { reviewAccess } from '@/server/auth/review-access';
import { grantRole } from '@/server/domain/grant-role';
import { findCluster } from '@/server/kube/kubeconfig';
import type { Access } from '@/shared/access';

import { administrator, person } from './people';
import { grant, k, namespace, testbed } from './testbed';

const [shop, bank] = ['access-shop', 'access-bank'] as const;
const user = `system:serviceaccount:${shop}:clerk`;
let clerk: Identity;

const access = (verb: string, resource: string, more: Partial<Access> = {}): Access => ({
  verb,
  group: '',
  resource,
  to: 'test',
  ...more,
});

const wanted: readonly Access[] = [
  access('list', 'certificates', { group: 'cert-manager.io' }),
  access('update', 'certificates', { group: 'cert-manager.io', subresource: 'status' }),
  access('get', 'secrets', { namespace: shop }),
  access('list', 'secrets', { namespace: shop }),
  access('get', 'secrets', { namespace: bank, name: 'till' }),
  access('delete', 'configmaps', { namespace: bank, name: 'menu' }),
  access('create', 'configmaps', { namespace: bank, name: 'menu' }),
  access('get', 'pods', { namespace: bank, subresource: 'log' }),
];

beforeAll(async () => {
  for (const name of [shop, bank]) await namespace(name);
  await grant('clerk', shop, [{ apiGroups: [''], resources: ['pods'], verbs: ['list'] }], [shop]);
  clerk = await person('clerk', shop);
});

const review = (identity: Identity, of: readonly Access[]) =>
  reviewAccess(identity, findCluster(testbed.name), of);

/** What kubectl says, asked as an administrator who speaks for that user. */
async function canI({ verb, group, resource, subresource, namespace: of, name }: Access) {
  const kind = `${resource}${group && `.${group}`}${name ? `/${name}` : ''}`;
  const words = ['auth', 'can-i', verb, kind, '--as', user];
  if (subresource) words.push('--subresource', subresource);
  words.push(...(of ? ['-n', of] : ['-A']));
  // It ends with 1 where the answer is no.
  const answer = await k(words).catch((error: unknown) => String(error));
  return answer.trim().split('\n').at(-1) === 'yes';
}

test('what is missing is exactly what kubectl says no to, each right once', async () => {
  expect(await review(administrator, wanted)).toEqual([]);
  const has = access('list', 'pods', { namespace: shop, to: 'look' });
  const twice = { ...access('get', 'secrets', { namespace: shop }), to: 'look' };
  const missing = await review(clerk, [has, ...wanted, twice]);
  expect(missing).toHaveLength(wanted.length);
  expect(missing).toContainEqual({ ...twice, to: 'test, look' });
  // What is created has no name yet when it is asked for.
  expect(missing).toContainEqual(access('create', 'configmaps', { namespace: bank }));
  expect(await Promise.all(missing.map(canI))).toEqual(missing.map(() => false));
  expect(await canI(has)).toBe(true);
});

test('a right that one purpose can do without and another cannot is needed', async () => {
  const needed = access('get', 'secrets', { namespace: bank });
  const optional = { ...needed, to: 'look', optional: true };
  expect(await review(clerk, [optional])).toEqual([optional]);
  for (const both of [
    [optional, needed],
    [needed, optional],
  ]) {
    const [one, ...others] = await review(clerk, both);
    expect(others).toEqual([]);
    expect(one).not.toHaveProperty('optional');
  }
});

test('the Role that is shown grants all of it at once, and nothing beside', async () => {
  const missing = await review(clerk, wanted);
  await k('apply -f -', grantRole(missing, { user }));
  expect(await Promise.all(missing.map(canI))).toEqual(missing.map(() => true));
  // No answer of before is kept.
  expect(await review(clerk, wanted)).toEqual([]);
  const beside = [
    access('delete', 'certificates', { group: 'cert-manager.io' }),
    access('get', 'secrets'),
    access('get', 'secrets', { namespace: bank }),
    access('get', 'secrets', { namespace: bank, name: 'safe' }),
    access('delete', 'configmaps', { namespace: bank, name: 'dishes' }),
    access('list', 'secrets', { namespace: bank }),
  ];
  expect(await review(clerk, beside)).toHaveLength(beside.length);

  const more = [access('watch', 'secrets', { namespace: shop })];
  await k('apply -f -', grantRole(await review(clerk, more), { user }));
  expect(await review(clerk, [...wanted, ...more])).toEqual([]);
});
