import { createHash } from 'node:crypto';

import { textField, textsField } from '@/shared/fields';
import { perProcess } from '@/shared/per-process';

import type { Cluster } from '../kube/cluster';
import { create } from '../kube/write';
import { KeptFor } from './kept-for';

const reviews = { group: 'authentication.k8s.io', version: 'v1', resource: 'selfsubjectreviews' };

export interface Who {
  readonly name: string;
  readonly groups: string[];
}

const kept = perProcess('who-am-i', () => new KeptFor<Who>(60_000));

/** As whom the API server knows these credentials (`kubectl auth whoami`); asked again after 60 s. */
export function whoAmI(cluster: Cluster, secret: string): Promise<Who> {
  const key = createHash('sha256')
    .update(`${cluster.name} ${cluster.server} ${secret}`)
    .digest('hex');
  return kept.get(key, async () => {
    const review = await create(cluster, reviews, {
      apiVersion: 'authentication.k8s.io/v1',
      kind: 'SelfSubjectReview',
    });
    return {
      name: textField(review, 'status', 'userInfo', 'username') ?? 'unknown',
      groups: textsField(review, 'status', 'userInfo', 'groups'),
    };
  });
}
