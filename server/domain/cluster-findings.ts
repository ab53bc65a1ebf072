import type { Finding } from '@/shared/finding';

import { crdFacts, crdFindings } from './crd-facts';
import type { FoundInstallation } from './find-installations';
import type { RawObject } from './raw-object';
import { severalInstallations } from './several-installations';
import { strayWebhooks, type WebhookConfiguration } from './webhook-trust';

interface ClusterRead {
  readonly found: readonly FoundInstallation[];
  /** Whether every Deployment could be seen: else what is missing may be where nobody looked. */
  readonly sawAll: boolean;
  readonly crds?: readonly RawObject[];
  readonly webhooks?: readonly WebhookConfiguration[];
}

/** What is told of a cluster as a whole, beside what is told of each installation in it. */
export function clusterFindings({ found, sawAll, crds, webhooks }: ClusterRead): Finding[] {
  const runs = found.length > 0;
  const namespaces = new Set(found.map(({ namespace }) => namespace));
  return [
    ...severalInstallations(found),
    ...(crds && (sawAll || runs) ? crdFindings(crds.map(crdFacts), runs) : []),
    ...(webhooks && sawAll ? strayWebhooks(webhooks, namespaces) : []),
  ];
}
