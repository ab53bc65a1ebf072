import type { BundleView } from '@/shared/bundle';

/** What the file is called that a browser saves. */
export function bundleFile({ id, encrypted }: Pick<BundleView, 'id' | 'encrypted'>): string {
  return `${id}.tar.gz${encrypted ? '.age' : ''}`;
}

/** Where it is downloaded from. */
export function bundleAddress(id: string, cluster: string): string {
  return `/api/bundles/${encodeURIComponent(id)}?${new URLSearchParams({ cluster }).toString()}`;
}
