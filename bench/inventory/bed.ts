import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { down } from '../../e2e/cluster/down.js';
import { halt } from '../../e2e/cluster/halt.js';
import { kubectl } from '../../e2e/cluster/kubectl.js';
import { kubeconfigPath, lockedByName, stateFolder } from '../../e2e/cluster/state.js';
import { up } from '../../e2e/cluster/up.js';
import { applyCrds } from '../../e2e/releases/bring-release.js';
import { chart } from '../../e2e/releases/chart.js';
import { built, filesOf } from '../../e2e/setup/built.js';
import { progress } from '../../e2e/setup/progress.js';
import { run } from '../../e2e/setup/run.js';
import type { Cluster } from '../../server/kube/cluster';
import { kubeconfig } from '../../server/kube/kubeconfig';
import { sendJson } from '../../server/kube/send';
import type { DataSet } from './data-sets';
import { accounts, namespaceObjects, people, peopleObjects } from './other-objects';
import { seedInventory } from './seed';

const release = '1.20.3';
/** What a control plane consists of. */
const parts = ['options.json', 'etcd', 'pki'];
const sources = [
  'authority.ts',
  'bed.ts',
  'certificate-objects.ts',
  'data-sets.ts',
  'draw.ts',
  'other-objects.ts',
  'seed.ts',
];

/** A control plane that holds a data set, with an audit log. */
export interface Bed {
  readonly name: string;
  readonly set: DataSet;
  readonly cluster: Cluster;
  readonly kubeconfig: string;
  readonly auditLog: string;
  readonly pki: string;
}

/** The cluster of a kubeconfig that has one, as the server reads it. */
function clusterOf(path: string): Cluster {
  const [cluster] = kubeconfig({ ...process.env, KUBECONFIG: path }).clusters;
  if (!cluster) throw new Error(`There is no cluster in ${path}.`);
  return cluster;
}

async function copy(from: string, to: string): Promise<void> {
  await run('cp', ['-a', '--reflink=auto', ...parts.map((part) => join(from, part)), to]);
}

async function seedInto(out: string, name: string, set: DataSet, crds: string): Promise<void> {
  await down(name);
  try {
    await up(name, { controlPlaneOnly: true });
    await applyCrds(name, crds);
    const items = [...namespaceObjects(set), ...peopleObjects(set)];
    await kubectl(name, ['apply', '--server-side', '-f', '-'], {
      input: JSON.stringify({ apiVersion: 'v1', kind: 'List', items }),
    });
    await seedInventory(clusterOf(kubeconfigPath(name)), set);
    await lockedByName(name, async () => {
      await halt(name);
      await copy(stateFolder(name), out);
    });
  } finally {
    await down(name);
  }
}

/** Brings it up from the cache; the first time its objects are written, which takes minutes. */
export async function bringUp(name: string, set: DataSet): Promise<Bed> {
  const { crds } = await chart(release);
  const files = await filesOf(...sources.map((file) => join(import.meta.dirname, file)));
  const kept = await built(
    {
      name: `inventory-${set.name}`,
      inputs: [release, ...files],
      build: (out) => seedInto(out, name, set, crds),
    },
    progress(),
  );
  await down(name);
  await lockedByName(name, async () => {
    const folder = stateFolder(name);
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await copy(kept, folder);
    await writeFile(join(folder, 'kept'), '');
  });
  await up(name, { controlPlaneOnly: true, audit: true });
  const path = kubeconfigPath(name);
  const folder = stateFolder(name);
  return {
    name,
    set,
    cluster: clusterOf(path),
    kubeconfig: path,
    auditLog: join(folder, 'log', 'audit.log'),
    pki: join(folder, 'pki'),
  };
}

/** A bearer token of each of the people, for as long as the bench takes. */
export async function tokens({ cluster }: Bed): Promise<string[]> {
  const all: string[] = [];
  for (const name of accounts) {
    const { status } = await sendJson<{ status: { token: string } }>(cluster, {
      method: 'POST',
      path: `/api/v1/namespaces/${people.home}/serviceaccounts/${name}/token`,
      body: {
        apiVersion: 'authentication.k8s.io/v1',
        kind: 'TokenRequest',
        spec: { expirationSeconds: 10_800 },
      },
    });
    all.push(status.token);
  }
  return all;
}
