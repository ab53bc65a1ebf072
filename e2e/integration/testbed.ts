import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { SignJWT } from 'jose';

import { openssl, type Pair } from '@/server/domain/openssl.fixture';
import type { Cluster } from '@/server/kube/cluster';
import { kubeconfig } from '@/server/kube/kubeconfig';

import { kubectl } from '../cluster/kubectl.js';
import { controlPlane } from './control-plane';

export const testbed = await controlPlane();

/** Runs kubectl as the administrator. Words are split at blanks, unless they come as a list. */
export function k(args: string | readonly string[], input?: string): Promise<string> {
  const words = typeof args === 'string' ? args.split(' ') : args;
  return kubectl(testbed.name, words, input === undefined ? {} : { input });
}

export async function kJson<T>(args: string): Promise<T> {
  const answer: T = JSON.parse(await k(`${args} -o json`));
  return answer;
}

/** Creates or changes objects, all in one call. */
export async function applied(...objects: readonly object[]): Promise<void> {
  const items = JSON.stringify({ apiVersion: 'v1', kind: 'List', items: objects });
  await k('apply --server-side --force-conflicts -f -', items);
}

/** The clusters of a kubeconfig, as the server reads them. */
export function clustersOf(path: string): Cluster[] {
  return [...kubeconfig({ ...process.env, KUBECONFIG: path }).clusters];
}

/** The test's cluster as its administrator. */
export function asAdmin(): Cluster {
  const [cluster] = clustersOf(testbed.kubeconfig);
  if (!cluster) throw new Error(`no cluster in ${testbed.kubeconfig}`);
  return cluster;
}

export const server = async () =>
  (await k('config view --minify -o jsonpath={.clusters[0].cluster.server}')).trim();

export async function namespace(name: string): Promise<string> {
  await applied({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } });
  return name;
}

const manyOf = [
  ['/apis/cert-manager.io/v1', 'certificates'],
  ['/apis/cert-manager.io/v1', 'certificaterequests'],
  ['/api/v1', 'secrets'],
] as const;

/**
 * Deletes what lies in a namespace by the hundred. No controller here does it for who deletes the namespace, and each
 * later test that looks at the whole cluster, or takes a bundle of it, would go through all of that.
 */
export async function empty(of: string): Promise<void> {
  for (const [group, kind] of manyOf) await k(`delete --raw ${group}/namespaces/${of}/${kind}`);
}

/** Makes a ServiceAccount and returns a token of it. */
export async function tokenOf(account: string, of: string): Promise<string> {
  await applied({
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: { name: account, namespace: of },
  });
  return (await k(`create token ${account} -n ${of}`)).trim();
}

/** A token as the API server would sign it, or as somebody else would: with any key and any times. */
export async function signedToken(key: string, seconds: { from: number; until: number }) {
  const now = Math.floor(Date.now() / 1_000);
  const subject = 'system:serviceaccount:default:nobody';
  return new SignJWT({
    'kubernetes.io': { namespace: 'default', serviceaccount: { name: 'nobody', uid: 'x' } },
  })
    .setProtectedHeader({ alg: 'RS256' })
    .setIssuer('https://kubernetes.default.svc.cluster.local')
    .setAudience('https://kubernetes.default.svc.cluster.local')
    .setSubject(subject)
    .setIssuedAt(now + seconds.from)
    .setNotBefore(now + seconds.from)
    .setExpirationTime(now + seconds.until)
    .sign(createPrivateKey(key));
}

const base64 = (text: string) => Buffer.from(text).toString('base64');

export const serviceAccountKey = () => readFileSync(join(testbed.pki, 'sa.key'), 'utf8');

export function tlsSecret(
  of: string,
  name: string,
  { crt, key }: Pair,
  more: Record<string, unknown> = {},
): object {
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    type: 'kubernetes.io/tls',
    metadata: { namespace: of, name, ...more },
    data: { 'tls.crt': base64(crt), 'tls.key': base64(key) },
  };
}

export function certificate(of: string, name: string, spec: Record<string, unknown> = {}): object {
  return {
    apiVersion: 'cert-manager.io/v1',
    kind: 'Certificate',
    metadata: { namespace: of, name },
    spec: {
      secretName: `${name}-tls`,
      dnsNames: [`${name}.${of}.example`],
      issuerRef: { name: 'ca', kind: 'Issuer', group: 'cert-manager.io' },
      ...spec,
    },
  };
}

export function issuer(of: string | undefined, name: string): object {
  return {
    apiVersion: 'cert-manager.io/v1',
    kind: of === undefined ? 'ClusterIssuer' : 'Issuer',
    metadata: { name, ...(of !== undefined && { namespace: of }) },
    spec: { selfSigned: {} },
  };
}

/** Lets a ServiceAccount do that, in the whole cluster or in some namespaces only. */
export async function grant(
  account: string,
  of: string,
  rules: readonly { apiGroups: string[]; resources: string[]; verbs: string[] }[],
  namespaces?: readonly string[],
): Promise<void> {
  const role = `${of}-${account}`;
  const api = 'rbac.authorization.k8s.io';
  const binding = {
    apiVersion: `${api}/v1`,
    roleRef: { apiGroup: api, kind: 'ClusterRole', name: role },
    subjects: [{ kind: 'ServiceAccount', name: account, namespace: of }],
  };
  await applied(
    { apiVersion: `${api}/v1`, kind: 'ClusterRole', metadata: { name: role }, rules },
    ...(namespaces
      ? namespaces.map((one) => ({
          ...binding,
          kind: 'RoleBinding',
          metadata: { name: role, namespace: one },
        }))
      : [{ ...binding, kind: 'ClusterRoleBinding', metadata: { name: role } }]),
  );
}

/** How `openssl x509` tells a certificate's fingerprint. */
export function fingerprint(crt: string): string {
  return openssl(['x509', '-noout', '-fingerprint', '-sha256'], crt)
    .trim()
    .replace(/^[^=]*=/, '');
}
