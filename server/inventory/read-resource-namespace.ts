import { Failure } from '@/shared/failure';

import { controllerFacts } from '../domain/controller-facts';
import type { Part } from '../domain/diagnosis/chain';
import { componentSelector } from '../domain/installation';
import type { Cluster } from '../kube/cluster';
import { kinds } from '../kube/kinds';
import { listAll } from '../kube/list';
import { readPart } from './read-part';

/** Where ClusterIssuers look for their Secrets: only the running controller says it. */
export function readResourceNamespace(asActor: Cluster): Promise<Part<string>> {
  return readPart(async () => {
    const found = await listAll(asActor, kinds.deployments, { labelSelector: componentSelector });
    const facts = controllerFacts(found);
    if (facts) return facts.clusterResourceNamespace;
    throw new Failure(
      'not-found',
      'No controller of cert-manager was found, and only it says where ClusterIssuers look for their Secrets.',
    );
  });
}
