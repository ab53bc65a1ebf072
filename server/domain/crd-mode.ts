import { listField, textField, textsField } from '@/shared/fields';
import type { Finding } from '@/shared/finding';
import type { UpgradePlan } from '@/shared/upgrade';

/** The six CRDs that every release since 0.11 has. */
export const crdNames = [
  'certificaterequests.cert-manager.io',
  'certificates.cert-manager.io',
  'challenges.acme.cert-manager.io',
  'clusterissuers.cert-manager.io',
  'issuers.cert-manager.io',
  'orders.acme.cert-manager.io',
] as const;

export type CrdMode =
  | { readonly is: UpgradePlan['crds'] }
  | { readonly is: 'blocked'; readonly finding: Finding };

interface Release {
  readonly name: string;
  readonly namespace: string;
}

type Owner = UpgradePlan['crds'] | 'absent' | { readonly release: string };

/**
 * Who upgrades the CRDs. What Helm does with one follows from the manifest that it keeps of the release; one that
 * carries another release's name is that one's.
 */
export function crdMode(
  /** The CRDs' names in the release's stored manifest. */
  inManifest: ReadonlySet<string>,
  crds: readonly unknown[],
  release: Release,
): CrdMode {
  const owners = crdNames.map((name) => ({ name, owner: ownerOf(name) }));
  const [first] = owners;
  const isOne = owners.every(({ owner }) => owner === first?.owner);
  if (isOne && (first?.owner === 'helm' || first?.owner === 'separate')) return { is: first.owner };
  return { is: 'blocked', finding: mixture(owners) };

  function ownerOf(name: string): Owner {
    const crd = crds.find((one) => textField(one, 'metadata', 'name') === name);
    if (!crd) return 'absent';
    if (inManifest.has(name)) return 'helm';
    const of = (which: string) =>
      textField(crd, 'metadata', 'annotations', `meta.helm.sh/release-${which}`);
    const [owner, namespace] = [of('name'), of('namespace')];
    const isOurs = owner === release.name && namespace === release.namespace;
    // Left behind by a release that kept them (crds.keep): Helm no longer touches them.
    return owner === undefined || isOurs ? 'separate' : { release: `${namespace ?? ''}/${owner}` };
  }
}

const words = { helm: "are the release's", separate: 'are not', absent: 'are missing' } as const;

function mixture(owners: readonly { name: string; owner: Owner }[]): Finding {
  const groups = new Map<string, string[]>();
  for (const { name, owner } of owners) {
    const word =
      typeof owner === 'string' ? words[owner] : `belong to Helm release ${owner.release}`;
    groups.set(word, [...(groups.get(word) ?? []), name]);
  }
  const told = [...groups].map(([word, names]) => `${names.join(', ')} ${word}`).join('; ');
  return {
    code: 'crds-mixed',
    severity: 'blocks',
    sentence: `cert-manager's CRDs have no one owner: ${told}.`,
    remedy:
      "Let one hand own all six: apply the running version's CRDs with kubectl and keep crds.enabled off, or give all to the release (label app.kubernetes.io/managed-by and the annotations meta.helm.sh).",
  };
}

/** Objects stored in a version that the new CRD has no longer would be out of reach, and the API server refuses the CRD. */
export function checkStoredVersions(
  crds: readonly unknown[],
  target: readonly unknown[],
): Finding[] {
  return crds.flatMap((crd) => {
    const name = textField(crd, 'metadata', 'name') ?? '';
    const next = target.find((one) => textField(one, 'metadata', 'name') === name);
    if (!next) return [];
    const kept = listField(next, 'spec', 'versions').map((one) => textField(one, 'name'));
    const left = textsField(crd, 'status', 'storedVersions').filter((one) => !kept.includes(one));
    if (left.length === 0) return [];
    return [
      {
        code: 'stored-versions',
        severity: 'blocks' as const,
        object: { kind: 'CustomResourceDefinition', name },
        sentence: `Objects of ${name} may still be stored as ${left.join(', ')}, which the new CRD has no longer: the API server would refuse it.`,
        remedy: 'Migrate them first: cmctl upgrade migrate-api-version',
      },
    ];
  });
}
