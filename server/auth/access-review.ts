import type { Access } from '@/shared/access';
import { field } from '@/shared/fields';

import type { Cluster } from '../kube/cluster';
import { create } from '../kube/write';
import { reviewTurn } from './review-turn';

const reviews = {
  group: 'authorization.k8s.io',
  version: 'v1',
  resource: 'selfsubjectaccessreviews',
};

/** Whether these credentials may do that, as the API server says now. `ahead`: nobody waits for it yet. */
export async function accessReview(
  cluster: Cluster,
  asked: Omit<Access, 'to'>,
  ahead = false,
): Promise<boolean> {
  const { verb, group, resource, subresource, namespace, name } = asked;
  const answer = await reviewTurn(cluster, ahead, () =>
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
