import { Failure } from '@/shared/failure';

import type { KubeObject } from '../kube/object';
import { home } from './objects';

/** A journal that is not as Certferry wrote it proves nothing, and is not continued. */
export function damaged({ metadata: { name } }: { metadata: KubeObject['metadata'] }): Failure {
  return new Failure(
    'conflict',
    `ConfigMap ${name} in namespace ${home} is not as Certferry wrote it: somebody changed it, or a part of the run's journal is missing. The run is not continued. Look at what it did so far, and start another.`,
  );
}
