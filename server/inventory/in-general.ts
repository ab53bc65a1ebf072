import type { Freshness } from '@/shared/freshness';

/**
 * A freshness for somebody who may not see the whole cluster: how many objects it has, and what the API server
 * says to Certferry's own identity, is not for them.
 */
export function inGeneral(freshness: Freshness, cluster: string): Freshness {
  switch (freshness.state) {
    case 'loading':
      return { ...freshness, loaded: 0 };
    case 'stale':
      return {
        ...freshness,
        why: `Certferry does not hear from cluster ${cluster} as it should: what is shown is how it was then. Certferry goes on asking.`,
      };
    case 'unreachable':
      return {
        ...freshness,
        why: `Certferry could not read cluster ${cluster} yet. It goes on asking; whoever runs it can see the reason.`,
      };
    case 'forbidden':
      return {
        ...freshness,
        why: `Certferry itself may not read this in cluster ${cluster}. Whoever runs it can see what is missing.`,
      };
    case 'absent':
    case 'live':
      return freshness;
  }
}
