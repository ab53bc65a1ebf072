import { linkTopic } from './made-of';

/** The kinds of which cert-manager itself is made. */
export const installationKinds = [
  'deployments',
  'pods',
  'services',
  'endpointslices',
  'leases',
  'validatingwebhookconfigurations',
  'mutatingwebhookconfigurations',
  'customresourcedefinitions',
] as const;

/** What is watched beside the objects of the lists: cert-manager itself, and what uses Secrets. */
export const besides = [...installationKinds, 'ingresses', 'gateways'] as const;
export type Beside = (typeof besides)[number];

/** What belongs to a cert-manager. */
export const installationLink = 'cert-manager';

/** Whatever of these kinds belongs to a cert-manager. */
export function installationTopics(kinds: readonly Beside[] = installationKinds): string[] {
  return kinds.map((kind) => linkTopic(kind, installationLink));
}
