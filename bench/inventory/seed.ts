import type { Cluster } from '../../server/kube/cluster';
import { kinds } from '../../server/kube/kinds';
import { type Kind, resourcePath } from '../../server/kube/resource-path';
import { sendJson } from '../../server/kube/send';
import { Authority } from './authority';
import { seededCertificate } from './certificate-objects';
import type { DataSet } from './data-sets';
import { Draw } from './draw';
import { issuerObjects, noiseSecret } from './other-objects';

/** The API server's processor is the limit; more of them gain nothing. */
const writers = 16;

/** What has to be written one after the other; side by side with other jobs. */
type Job = () => Promise<void>;

interface Named {
  readonly metadata: { readonly namespace?: string; readonly name?: string };
}

const namespaceOf = (object: object) => (object as Named).metadata.namespace;

function writing(cluster: Cluster) {
  return {
    create: async (kind: Kind, object: object, fieldManager: string): Promise<void> => {
      const path = resourcePath(kind, namespaceOf(object));
      await sendJson(cluster, { method: 'POST', path, body: object, query: { fieldManager } });
    },
    status: async (kind: Kind, object: object, status: object): Promise<void> => {
      await sendJson(cluster, {
        method: 'PATCH',
        path: resourcePath(kind, namespaceOf(object), (object as Named).metadata.name, 'status'),
        contentType: 'application/merge-patch+json',
        body: { status },
        query: { fieldManager: 'cert-manager-certificates-readiness' },
      });
    },
  };
}

/** Every object of the set, as one job each; nothing of it is made before its turn. */
function* jobs(cluster: Cluster, set: DataSet, authority: Authority): Generator<Job> {
  const { create, status } = writing(cluster);
  const draw = new Draw(set.certificates);
  for (const { object, status: told } of issuerObjects(set))
    yield async () => {
      const kind = 'namespace' in (object as Named).metadata ? kinds.issuers : kinds.clusterIssuers;
      await create(kind, object, 'helm');
      await status(kind, object, told);
    };
  const now = Date.now();
  for (let index = 0; index < set.certificates; index++)
    yield async () => {
      const seeded = seededCertificate(set, authority, draw, index, now);
      await create(kinds.certificates, seeded.certificate, 'helm');
      await create(kinds.secrets, seeded.secret, 'cert-manager-certificates-issuing');
      await status(kinds.certificates, seeded.certificate, seeded.status);
    };
  for (let index = 0; index < set.noise; index++)
    yield async () => create(kinds.secrets, noiseSecret(set, draw, index), 'helm');
}

/** Writes the whole set, with the field managers that would have written it, into a cluster that has its namespaces. */
export async function seedInventory(cluster: Cluster, set: DataSet): Promise<void> {
  const authority = await Authority.make(set.keys);
  const all = jobs(cluster, set, authority);
  let done = 0;
  const began = performance.now();
  const write = async () => {
    for (const job of all) {
      await job();
      if (++done % 5_000 === 0) {
        const seconds = (performance.now() - began) / 1_000;
        process.stdout.write(`${set.name}: ${done} written, ${seconds.toFixed(0)} s\n`);
      }
    }
  };
  await Promise.all(Array.from({ length: writers }, write));
}
