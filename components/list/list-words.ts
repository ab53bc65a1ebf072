import type { PageKinds } from '../live/page-kinds';

/** What one list is called. */
export interface ListWords {
  readonly title: string;
  readonly many: string;
  /** As the API calls it: `/api/export/secrets`. */
  readonly list: 'certificates' | 'issuers' | 'secrets' | 'requests' | 'orders' | 'challenges';
  /** What its rows are of, and what they join with that. */
  readonly kinds: PageKinds;
  /** As `kubectl get` takes it, and what narrows it from the start: `type=kubernetes.io/tls`. */
  readonly kubectl: string;
  readonly fieldSelector?: string;
  /** What its states are states of, where that is not the object. */
  readonly states?: string;
}
