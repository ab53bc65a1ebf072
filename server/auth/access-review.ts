import type { Access } from '@/shared/access';
import { field } from '@/shared/fields';
import { perProcess } from '@/shared/per-process';

import type { Cluster } from '../kube/cluster';
import { turns } from '../kube/turns';
import { create } from '../kube/write';

const reviews = {
  group: 'authorization.k8s.io',
  version: 'v1',
  resource: 'selfsubjectaccessreviews',
};

/** A thousand namespaces are a thousand reviews: as many at once would be refused (429), or crowd others out. */
const mostReviews = 16;
const reviewTurns = perProcess('review-turns', () => new Map<string, ReturnType<typeof turns>>());

function turnsOf({ server }: Cluster): ReturnType<typeof turns> {
  const found = reviewTurns.get(server) ?? turns(mostReviews);
  reviewTurns.set(server, found);
  return found;
}

/** Whether these credentials may do that, as the API server says now. */
export async function accessReview(cluster: Cluster, asked: Omit<Access, 'to'>): Promise<boolean> {
  const { verb, group, resource, subresource, namespace, name } = asked;
  const answer = await turnsOf(cluster)(() =>
    create(cluster, reviews, {
      apiVersion: 'authorization.k8s.io/v1',
      kind: 'SelfSubjectAccessReview',
      spec: {
        resourceAttributes: {
          verb,
          group,
          resource,
          ...(subresource && { subresource }),
          ...(namespace && { namespace }),
          ...(name && { name }),
        },
      },
    }),
  );
  return field(answer, 'status', 'allowed') === true;
}
