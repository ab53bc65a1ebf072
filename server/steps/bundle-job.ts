import type { Acting } from './upgrade-job';

/** What the steps of a bundle need; the bundle's id is the run's. */
export interface BundleJob extends Acting {
  readonly plan: { readonly encrypt: boolean };
}
