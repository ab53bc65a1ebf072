// @ts-check
import { kubectl } from '../cluster/kubectl.js';
import { expiredToken } from './expired-token.js';

const home = 'people';
const watchAll = ['get', 'list', 'watch'];
const certManager = {
  apiGroups: ['cert-manager.io', 'acme.cert-manager.io'],
  resources: ['*'],
  verbs: watchAll,
};
const secrets = { apiGroups: [''], resources: ['secrets'], verbs: watchAll };
const services = { apiGroups: [''], resources: ['services'], verbs: watchAll };
const crds = {
  apiGroups: ['apiextensions.k8s.io'],
  resources: ['customresourcedefinitions'],
  verbs: ['get'],
};

/** The people of the tests: what each may see, everywhere or in some namespaces. */
const people = {
  everything: { rules: [certManager, secrets, crds], in: [] },
  'no-secrets': { rules: [certManager, crds, services], in: [] },
  'two-namespaces': { rules: [certManager, secrets], in: ['shop', 'payments'] },
  nothing: { rules: [], in: [] },
};

/**
 * Makes a ServiceAccount with its rights for each of them.
 * @param {string} cluster
 * @returns {Promise<Record<keyof typeof people | 'expired', string>>} their bearer tokens
 */
export async function makeAccounts(cluster) {
  const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: home } };
  const items = [namespace, ...Object.keys(people).flatMap(objectsOf)];
  const list = JSON.stringify({ apiVersion: 'v1', kind: 'List', items });
  await kubectl(cluster, ['apply', '-f', '-'], { input: list });
  const entries = Object.keys(people).map(async (name) => {
    const token = await kubectl(cluster, ['create', 'token', name, '-n', home, '--duration=6h']);
    return [name, token.trim()];
  });
  return {
    ...Object.fromEntries(await Promise.all(entries)),
    expired: await expiredToken(cluster),
  };
}

/** @param {string} name */
function objectsOf(name) {
  const { rules, in: namespaces } = people[/** @type {keyof typeof people} */ (name)];
  const api = 'rbac.authorization.k8s.io';
  const binding = {
    apiVersion: `${api}/v1`,
    subjects: [{ kind: 'ServiceAccount', name, namespace: home }],
    roleRef: { apiGroup: api, kind: 'ClusterRole', name: `people-${name}` },
  };
  const metadata = { name: `people-${name}` };
  return [
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name, namespace: home } },
    { apiVersion: `${api}/v1`, kind: 'ClusterRole', metadata, rules },
    ...(namespaces.length === 0 ? [{ ...binding, kind: 'ClusterRoleBinding', metadata }] : []),
    ...namespaces.map((namespace) => ({
      ...binding,
      kind: 'RoleBinding',
      metadata: { ...metadata, namespace },
    })),
  ];
}
