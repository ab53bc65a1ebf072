import { kubectl } from '../../cluster/kubectl.js';

/** Creates or changes objects, in one call and in their order. */
export async function apply(cluster: string, items: readonly object[]): Promise<void> {
  const input = JSON.stringify({ apiVersion: 'v1', kind: 'List', items });
  await kubectl(cluster, ['apply', '--server-side', '-f', '-'], { input });
}
