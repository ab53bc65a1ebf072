import type { ServingCa } from '@/shared/installation-detail';
import { components } from '@/shared/run';

import { configOf, configSource } from '../domain/config-file';
import type { FoundInstallation } from '../domain/find-installations';
import type { ReleaseFacts } from '../domain/install-method';
import { type Component, electionNamespace } from '../domain/installation';
import { type Elected, leaseNames } from '../domain/leader-of';
import { servingCaOf, servingCaSecret } from '../domain/serving-ca';
import { releaseNamed, releaseOf } from '../helm/release-of';
import type { Cluster } from '../kube/cluster';
import { get } from '../kube/get';
import { kinds } from '../kube/kinds';
import { listAll } from '../kube/list';
import type { KubeObject } from '../kube/object';
import type { PartReader } from './part-reader';

/** What belongs to one installation alone: its release, pods, Leases, configuration and the CA of its webhook. */
export async function readOneInstallation(
  at: Cluster,
  found: FoundInstallation<KubeObject>,
  reader: PartReader,
) {
  const { namespace, controller } = found;
  const [release, pods, leases, servingCa, configs] = await Promise.all([
    readRelease(at, controller, reader),
    reader.read('pods', () => listAll(at, kinds.pods, { namespace })),
    readLeases(at, found, reader),
    readServingCa(at, found, reader),
    readConfigs(at, found, reader),
  ]);
  return {
    found,
    release,
    leases,
    configs,
    ...(pods && { pods }),
    ...(servingCa && { servingCa }),
  };
}

async function readRelease(
  at: Cluster,
  controller: KubeObject,
  reader: PartReader,
): Promise<ReleaseFacts> {
  const name = releaseNamed(controller);
  if (!name) return { is: 'none' };
  const found = await reader.read('releases', () => releaseOf(at, controller));
  if (!found) return { is: 'unread', ...name };
  const [last] = found.state === 'found' ? found.revisions : [];
  if (!last) return { is: 'none' };
  const { revision, status } = last;
  if (last.state === 'unreadable') return { is: 'found', ...name, revision, status };
  const { chart, manifest } = last;
  const read = { chart: `${chart.name} ${chart.version}`, version: chart.appVersion, manifest };
  return { is: 'found', ...name, revision, status, read };
}

async function readLeases(
  at: Cluster,
  found: FoundInstallation<KubeObject>,
  reader: PartReader,
): Promise<ReadonlyMap<Elected, KubeObject | undefined>> {
  const leases = new Map<Elected, KubeObject | undefined>();
  for (const component of ['controller', 'cainjector'] as const) {
    const deployment = found[component];
    if (!deployment) continue;
    const namespace = electionNamespace(deployment);
    const answer = await reader.read('leases', async () => ({
      lease: await get(at, kinds.leases, namespace, leaseNames[component]),
    }));
    if (answer) leases.set(component, answer.lease);
  }
  return leases;
}

/** Its certificate only: the key in the same Secret is not looked at. */
async function readServingCa(
  at: Cluster,
  { webhook }: FoundInstallation<KubeObject>,
  reader: PartReader,
): Promise<ServingCa | 'missing' | undefined> {
  const named = webhook && servingCaSecret(webhook);
  if (!named) return undefined;
  return reader.read('webhook-ca', async () => {
    const secret = await get(at, kinds.secrets, named.namespace, named.name);
    return servingCaOf(secret, named) ?? 'missing';
  });
}

async function readConfigs(
  at: Cluster,
  found: FoundInstallation<KubeObject>,
  reader: PartReader,
): Promise<ReadonlyMap<Component, Readonly<Record<string, unknown>>>> {
  const configs = new Map<Component, Readonly<Record<string, unknown>>>();
  for (const component of components) {
    const deployment = found[component];
    if (!deployment) continue;
    const source = configSource(deployment);
    if (source.is === 'none') configs.set(component, {});
    if (source.is === 'elsewhere') {
      const why = `The ${component}'s configuration file ${source.path} comes from no ConfigMap.`;
      reader.unread.push({ part: 'config', why });
    }
    if (source.is !== 'config-map') continue;
    const config = await reader.read('config', async () =>
      configOf(await get(at, kinds.configMaps, found.namespace, source.name), source.key),
    );
    if (config) configs.set(component, config);
  }
  return configs;
}
