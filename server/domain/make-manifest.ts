import type { BundleManifest, LeftOut } from '@/shared/bundle';

import { type BundleContent, namespacesIn } from './bundle-members';
import { leafOf } from './pair-disagrees';
import type { RawObject } from './raw-object';
import { nameOf, namespaceOf } from './wanted-secrets';

export interface ManifestFacts {
  readonly id: string;
  readonly cluster: BundleManifest['cluster'];
  readonly certManager: BundleManifest['certManager'];
  /** RFC 3339. */
  readonly takenAt: string;
  readonly by: string;
  readonly certferry: string;
  readonly run: string;
  readonly dryRun: { readonly checked: number; readonly problems: readonly LeftOut[] };
}

function censusOf(secrets: readonly RawObject[]): BundleManifest['census'] {
  return secrets.flatMap((secret) => {
    const leaf = leafOf(secret);
    if (!leaf) return [];
    const { serial, fingerprint, notAfter } = leaf;
    return [
      { namespace: namespaceOf(secret), name: nameOf(secret), serial, fingerprint, notAfter },
    ];
  });
}

/**
 * Who sees the bundle may get the Secrets of all of these. Helm's values come from a Secret of the release's namespace,
 * and Deployments name what somebody set in theirs.
 */
function namespacesToSee({ selection, installation }: BundleContent): string[] {
  const { release, deployments } = installation;
  const of = new Set([...namespacesIn(selection), ...deployments.map(namespaceOf)]);
  if (release) of.add(release.namespace);
  return [...of].toSorted();
}

/** `bundle.json`: what a bundle says of itself, with the checksums of the members before it. */
export function makeManifest(
  facts: ManifestFacts,
  content: BundleContent,
  members: BundleManifest['members'],
): BundleManifest {
  const { certificates, issuers, clusterIssuers, secrets, leftOut } = content.selection;
  const { dryRun, ...rest } = facts;
  return {
    format: 1,
    ...rest,
    namespaces: namespacesToSee(content),
    counts: {
      certificates: certificates.length,
      issuers: issuers.length,
      clusterIssuers: clusterIssuers.length,
      secrets: secrets.length,
    },
    leftOut: [...leftOut],
    dryRun: { checked: dryRun.checked, problems: [...dryRun.problems] },
    census: censusOf(secrets),
    members,
  };
}
