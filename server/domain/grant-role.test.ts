import { expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';

import type { Access } from '@/shared/access';

import { grantRole } from './grant-role';

const access = (verb: string, resource: string, more: Partial<Access> = {}): Access => ({
  verb,
  group: '',
  resource,
  to: 'test',
  ...more,
});
const parsed = (text: string) => parseAllDocuments(text).map((one) => one.toJS());
const rules = (missing: readonly Access[]) =>
  parsed(grantRole(missing, { user: 'anna' })).flatMap((one) => one.rules ?? []);
const name = (verb: string, user = 'anna') =>
  parsed(grantRole([access(verb, 'pods')], { user }))[0].metadata.name;
const kinds = (namespace: string) =>
  parsed(grantRole([access('update', 'configmaps', { namespace })], { user: 'anna' })).map(
    ({ kind }) => kind,
  );

test('verbs, kinds and names that go together are one rule', () => {
  expect(
    rules([
      access('list', 'secrets'),
      access('get', 'secrets'),
      access('list', 'pods'),
      access('get', 'pods'),
      access('get', 'pods', { subresource: 'log' }),
    ]),
  ).toEqual([
    { apiGroups: [''], resources: ['pods', 'secrets'], verbs: ['get', 'list'] },
    { apiGroups: [''], resources: ['pods/log'], verbs: ['get'] },
  ]);
  expect(
    rules([
      access('patch', 'secrets', { name: 'b' }),
      access('patch', 'secrets', { name: 'a' }),
      access('get', 'secrets'),
    ]),
  ).toEqual([
    { apiGroups: [''], resources: ['secrets'], resourceNames: ['a', 'b'], verbs: ['patch'] },
    { apiGroups: [''], resources: ['secrets'], verbs: ['get'] },
  ]);
});

test('what may be done with two names is never granted crosswise', () => {
  const both = rules([
    access('get', 'secrets', { name: 'a' }),
    access('delete', 'secrets', { name: 'b' }),
    access('get', 'configmaps', { name: 'b' }),
  ]);
  expect(both).toContainEqual({
    apiGroups: [''],
    resources: ['secrets'],
    resourceNames: ['a'],
    verbs: ['get'],
  });
  expect(both).toContainEqual({
    apiGroups: [''],
    resources: ['configmaps'],
    resourceNames: ['b'],
    verbs: ['get'],
  });
  expect(both).toHaveLength(3);
});

test('the whole cluster is a ClusterRole, and each namespace a Role of its own', () => {
  const objects = parsed(
    grantRole(
      [
        access('list', 'certificates', { group: 'cert-manager.io' }),
        access('get', 'secrets', { namespace: 'shop' }),
        access('get', 'secrets', { namespace: 'bank' }),
      ],
      { user: 'anna' },
    ),
  );
  expect(objects.map(({ kind, metadata }) => [kind, metadata.namespace])).toEqual([
    ['ClusterRole', undefined],
    ['ClusterRoleBinding', undefined],
    ['Role', 'bank'],
    ['RoleBinding', 'bank'],
    ['Role', 'shop'],
    ['RoleBinding', 'shop'],
  ]);
  const bindings = objects.filter(({ roleRef }) => roleRef);
  expect(bindings.map(({ roleRef }) => roleRef.name)).toEqual(
    bindings.map(({ metadata }) => metadata.name),
  );
});

test.each([
  [{ user: 'anna@example.com' }, { kind: 'User', name: 'anna@example.com' }],
  [{ user: 'system:serviceaccount:shop' }, { kind: 'User', name: 'system:serviceaccount:shop' }],
  [{ group: 'oidc:ops' }, { kind: 'Group', name: 'oidc:ops' }],
  [
    { user: 'system:serviceaccount:shop:clerk' },
    { kind: 'ServiceAccount', namespace: 'shop', name: 'clerk' },
  ],
])('%j is bound as what they are', (subject, expected) => {
  const [, binding] = parsed(grantRole([access('get', 'pods')], subject));
  expect(binding.subjects).toEqual([expect.objectContaining(expected)]);
});

test('a second grant does not replace the first', () => {
  expect(name('get')).toMatch(/^certferry-anna-[0-9a-f]{8}$/);
  expect(new Set([name('get'), name('get'), name('list'), name('get', 'ben')]).size).toBe(3);
});

test('the namespace of the runs may not be there yet, others are', () => {
  expect(kinds('certferry')).toEqual(['Namespace', 'Role', 'RoleBinding']);
  expect(kinds('shop')).toEqual(['Role', 'RoleBinding']);
});

test('nothing missing is nothing to grant', () => {
  expect(grantRole([], { user: 'anna' })).toBe('');
});
