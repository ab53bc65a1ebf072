import { isFailure } from '@/shared/failure';
import { textField } from '@/shared/fields';
import type { CanaryIssuer } from '@/shared/upgrade';

import { canaryCertificate } from '../domain/canary';
import { canaryProblem } from '../domain/canary-problem';
import { canaryLabel } from '../domain/census';
import { clusterResourceNamespace } from '../domain/cluster-resource-namespace';
import { conditionOf, conditions } from '../domain/conditions';
import { componentSelector, componentOf } from '../domain/installation';
import type { Cluster } from '../kube/cluster';
import { get } from '../kube/get';
import { kinds } from '../kube/kinds';
import { listAll } from '../kube/list';
import type { KubeObject } from '../kube/object';
import { statusOf } from '../kube/status-failure';
import { until } from '../kube/until';
import { create } from '../kube/write';

const seconds = 60;

/** Issues one and says what is wrong with it; undefined where nothing is. What it made is removed by its caller. */
export async function issueCanary(
  cluster: Cluster,
  run: string,
  issuer: CanaryIssuer,
  signal: AbortSignal,
): Promise<string | undefined> {
  const certificate = canaryCertificate(run, issuer);
  const { name, namespace } = certificate.metadata;
  try {
    await create(cluster, kinds.certificates, certificate, { namespace, signal });
  } catch (error) {
    if (isFailure(error) && error.code === 'invalid')
      return `its Certificate was refused: ${error.message}`;
    // One whose answer was lost is there; its name is of this run and this issuer alone.
    if (statusOf(error)?.reason !== 'AlreadyExists') throw error;
    const there = await get(cluster, kinds.certificates, namespace, name, signal);
    if (textField(there, 'metadata', 'labels', canaryLabel) !== run) throw error;
  }
  const fieldSelector = `metadata.name=${name}`;
  let last: KubeObject | undefined;
  const ready = await until(
    cluster,
    kinds.certificates,
    { namespace, fieldSelector, signal, seconds },
    ([seen]) => {
      last = seen;
      return settled(seen);
    },
  );
  if (ready !== true) return `${ready ?? `not issued within ${seconds} s`}${await why(last)}`;
  const secret = await get(cluster, kinds.secrets, namespace, name, signal);
  return canaryProblem(secret, await signerOf(cluster, issuer, signal), Date.now());

  async function why(object: KubeObject | undefined): Promise<string> {
    const requests = await listAll(cluster, kinds.requests, { namespace, signal });
    const own = requests.find(
      (one) =>
        textField(one, 'metadata', 'annotations', 'cert-manager.io/certificate-name') === name,
    );
    const said = [...conditions(own), ...conditions(object)].map(({ message }) => message);
    return `: ${said.find(Boolean) ?? 'cert-manager says nothing of it'}`;
  }
}

/** True when it is ready; in words when cert-manager has given up for now. */
function settled(certificate: KubeObject | undefined): true | string | undefined {
  const all = conditions(certificate);
  if (conditionOf(all, 'Ready')?.status === 'True') return true;
  return conditionOf(all, 'Issuing')?.status === 'False' ? 'its issuance failed' : undefined;
}

/** The Secret of the CA behind a CA issuer. */
async function signerOf(
  cluster: Cluster,
  { kind, namespace, name, type }: CanaryIssuer,
  signal: AbortSignal,
): Promise<KubeObject | undefined> {
  if (type === 'SelfSigned') return undefined;
  const isOfCluster = kind === 'ClusterIssuer';
  const object = await get(
    cluster,
    isOfCluster ? kinds.clusterIssuers : kinds.issuers,
    isOfCluster ? undefined : namespace,
    name,
    signal,
  );
  const secretName = textField(object, 'spec', 'ca', 'secretName') ?? '';
  const where = isOfCluster ? await clusterResources(cluster, namespace, signal) : namespace;
  const secret = secretName && (await get(cluster, kinds.secrets, where, secretName, signal));
  return secret || { metadata: { name: secretName } };
}

async function clusterResources(
  cluster: Cluster,
  namespace: string,
  signal: AbortSignal,
): Promise<string> {
  const labelSelector = componentSelector;
  const found = await listAll(cluster, kinds.deployments, { namespace, labelSelector, signal });
  const controller = found.find((one) => componentOf(one) === 'controller');
  return controller ? clusterResourceNamespace(controller) : namespace;
}
