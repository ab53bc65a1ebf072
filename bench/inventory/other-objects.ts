import { randomBytes } from 'node:crypto';

import { type DataSet, namespaceOf } from './data-sets';
import type { Draw } from './draw';

const home = 'people';
const api = 'rbac.authorization.k8s.io';
const ready = {
  conditions: [
    { type: 'Ready', status: 'True', reason: 'KeyPairVerified', message: 'Signing CA verified' },
  ],
};

export const people = { home, everywhere: 10, teams: 20, ofATeam: 2, namespacesOfATeam: 5 };
export const accounts = [
  ...Array.from({ length: people.everywhere }, (_, index) => `platform-${index}`),
  ...Array.from({ length: people.teams * people.ofATeam }, (_, index) => `member-${index}`),
];

/** Ten people see everything, and two a team see five namespaces: fifty people with 21 different views. */
export function peopleObjects(set: DataSet): object[] {
  const account = (name: string) => ({ kind: 'ServiceAccount', name, namespace: home });
  const role = { apiGroup: api, kind: 'ClusterRole', name: 'bench-reader' };
  const members = (team: number) =>
    Array.from({ length: people.ofATeam }, (_, one) =>
      account(`member-${team * people.ofATeam + one}`),
    );
  return [
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: home } },
    {
      apiVersion: `${api}/v1`,
      kind: 'ClusterRole',
      metadata: { name: 'bench-reader' },
      rules: [
        { apiGroups: ['cert-manager.io'], resources: ['*'], verbs: ['get', 'list', 'watch'] },
        { apiGroups: [''], resources: ['secrets'], verbs: ['get', 'list', 'watch'] },
      ],
    },
    ...accounts.map((name) => ({
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: { name, namespace: home },
    })),
    {
      apiVersion: `${api}/v1`,
      kind: 'ClusterRoleBinding',
      metadata: { name: 'bench-platform' },
      roleRef: role,
      subjects: accounts.slice(0, people.everywhere).map(account),
    },
    ...Array.from({ length: set.namespaces }, (_, index) => ({
      apiVersion: `${api}/v1`,
      kind: 'RoleBinding',
      metadata: { name: 'bench-team', namespace: namespaceOf(index) },
      roleRef: role,
      subjects: members(Math.floor(index / people.namespacesOfATeam) % people.teams),
    })),
  ];
}

const issuer = (kind: string, name: string, namespace?: string) => ({
  object: {
    apiVersion: 'cert-manager.io/v1',
    kind,
    metadata: { name, ...(namespace !== undefined && { namespace }) },
    spec: { ca: { secretName: 'ca' } },
  },
  status: ready,
});

/** With a status, which the API server drops at creation: it is written apart. */
export function issuerObjects(
  set: DataSet,
): { readonly object: object; readonly status: object }[] {
  return [
    ...Array.from({ length: 3 }, (_, index) => issuer('ClusterIssuer', `company-${index}`)),
    ...Array.from({ length: set.namespaces }, (_, index) =>
      issuer('Issuer', 'ca', namespaceOf(index)),
    ),
  ];
}

export const namespaceObjects = (set: DataSet): object[] =>
  Array.from({ length: set.namespaces }, (_, index) => ({
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: namespaceOf(index) },
  }));

/** Secrets that are nobody's certificate; the first ones are Helm's records. */
export function noiseSecret(set: DataSet, draw: Draw, index: number): object {
  const namespace = namespaceOf(draw.below(set.namespaces));
  const isHelm = index < set.helm;
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    type: isHelm ? 'helm.sh/release.v1' : 'Opaque',
    metadata: {
      namespace,
      name: isHelm ? `sh.helm.release.v1.web-${index}.v1` : `${draw.label()}-noise-${index}`,
      ...(isHelm && {
        labels: { owner: 'helm', name: `web-${index}`, status: 'deployed', version: '1' },
      }),
    },
    data: {
      [isHelm ? 'release' : 'password']: randomBytes(isHelm ? 1_000_000 : 700).toString('base64'),
    },
  };
}
