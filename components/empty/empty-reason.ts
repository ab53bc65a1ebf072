import type { Freshness } from '@/shared/freshness';

export type EmptyReason =
  | { readonly reason: 'not-installed' | 'forbidden' | 'unreachable'; readonly why: string }
  | { readonly reason: 'loading'; readonly since: number; readonly loaded: number }
  | { readonly reason: 'filtered-away' }
  | { readonly reason: 'none-yet' };

interface Shown {
  readonly freshness: Freshness;
  readonly shown: number;
  readonly total: number;
}

/** Why a list shows no rows; undefined when it shows some. Forbidden is not empty, loading is not none. */
export function emptyReason({ freshness, shown, total }: Shown): EmptyReason | undefined {
  if (shown > 0) return undefined;
  if (total > 0) return { reason: 'filtered-away' };
  switch (freshness.state) {
    case 'absent':
      return { reason: 'not-installed', why: freshness.why };
    case 'forbidden':
      return { reason: 'forbidden', why: freshness.why };
    case 'unreachable':
      return { reason: 'unreachable', why: freshness.why };
    case 'loading':
      return { reason: 'loading', since: freshness.since, loaded: freshness.loaded };
    case 'live':
    case 'stale':
      return { reason: 'none-yet' };
  }
}
