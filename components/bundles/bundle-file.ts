import type { BundleView } from '@/shared/bundle';

/** What the file is called that a browser saves. */
export function bundleFile({ id, encrypted }: Pick<BundleView, 'id' | 'encrypted'>): string {
  return `${id}.tar.gz${encrypted ? '.age' : ''}`;
}

/** Where it is downloaded from. `damaged`: as it is, although it is known not to be what was written. */
export function bundleAddress(id: string, cluster: string, damaged = false): string {
  const query = new URLSearchParams({ cluster, ...(damaged && { damaged: 'true' }) });
  return `/api/bundles/${encodeURIComponent(id)}?${query.toString()}`;
}
