import { field, listField, textField } from '@/shared/fields';
import type { Finding } from '@/shared/finding';
import type { InstallMethod } from '@/shared/installation-detail';

import { crdMode } from './crd-mode';
import { crdsInManifest } from './helm-kinds';
import { labelOf } from './installation';

/** What Helm's record says of the release that a controller belongs to. */
export type ReleaseFacts =
  | {
      readonly is: 'found';
      readonly name: string;
      readonly namespace: string;
      readonly revision: number;
      readonly status: string;
      /** Absent where the record cannot be read. */
      readonly read?: {
        readonly chart: string;
        readonly version: string;
        readonly manifest: string;
      };
    }
  | { readonly is: 'unread'; readonly name: string; readonly namespace: string }
  | { readonly is: 'none' };

/** How a cert-manager came into the cluster. `crds`: those of the six that are there; absent where they may not be read. */
export function installMethod(
  controller: unknown,
  release: ReleaseFacts,
  crds: readonly unknown[] | undefined,
): InstallMethod {
  if (release.is === 'found') {
    const { name, namespace, revision, status, read } = release;
    return {
      is: 'helm',
      release: { name, namespace },
      revision,
      status,
      ...(read && { chart: read.chart }),
      crds: read && crds ? fateOfCrds(read.manifest, crds, { name, namespace }) : 'unknown',
    };
  }
  if (release.is === 'unread')
    return { is: 'helm-unread', release: { name: release.name, namespace: release.namespace } };
  if (isOperators(controller)) return { is: 'operator' };
  const isHelms = labelOf(controller, 'app.kubernetes.io/managed-by') === 'Helm';
  if (isHelms || labelOf(controller, 'helm.sh/chart') !== undefined) return { is: 'rendered' };
  return { is: isApplied(controller) ? 'static' : 'unknown' };
}

/**
 * On uninstall Helm asks the manifest that it keeps of the release, not the live CRD, whether to keep it; any value of
 * the policy leaves the object alone, and only its absence deletes it.
 */
function fateOfCrds(
  manifest: string,
  crds: readonly unknown[],
  release: { readonly name: string; readonly namespace: string },
): Extract<InstallMethod, { is: 'helm' }>['crds'] {
  const inManifest = crdsInManifest(manifest);
  const mode = crdMode(new Set(inManifest.keys()), crds, release);
  if (mode.is === 'blocked') return 'mixed';
  if (mode.is === 'separate') return 'apart';
  const kept = [...inManifest.values()].map((text) => /helm\.sh\/resource-policy["']?:/.test(text));
  if (kept.every(Boolean)) return 'stay';
  return kept.some(Boolean) ? 'mixed' : 'go';
}

/** The Operator Lifecycle Manager's mark, or that of Red Hat's operator. */
const isOperators = (controller: unknown) =>
  labelOf(controller, 'olm.owner') !== undefined ||
  textField(controller, 'metadata', 'annotations', 'operator.openshift.io/spec-hash') !==
    undefined ||
  listField(controller, 'metadata', 'ownerReferences').some(
    (one) => textField(one, 'kind') === 'ClusterServiceVersion',
  );

/** Whether a person's tool wrote it: kubectl leaves its own copy of what it applied, or its name beside the fields. */
const isApplied = (controller: unknown) =>
  field(
    controller,
    'metadata',
    'annotations',
    'kubectl.kubernetes.io/last-applied-configuration',
  ) !== undefined ||
  listField(controller, 'metadata', 'managedFields').some((one) =>
    (textField(one, 'manager') ?? '').startsWith('kubectl'),
  );

/** What follows from it for who wants to change something. */
export function methodFindings(
  method: InstallMethod,
  manager: { readonly who: string; readonly what: string } | undefined,
): Finding[] {
  return [...managed(manager), ...ofRelease(method)];
}

const managed = (manager: { who: string; what: string } | undefined): Finding[] =>
  manager
    ? [
        {
          code: 'managed-elsewhere',
          severity: 'tells',
          sentence: `It is managed by ${manager.who} (${manager.what}), which puts back what is changed by hand.`,
          remedy: `Change it in ${manager.who}.`,
        },
      ]
    : [];

function ofRelease(method: InstallMethod): Finding[] {
  if (method.is !== 'helm') return [];
  const { name, namespace } = method.release;
  const at = `${name} --namespace ${namespace}`;
  const found: Finding[] = [];
  if (method.status !== 'deployed')
    found.push({
      code: 'release-not-deployed',
      severity: 'warns',
      sentence: `Revision ${method.revision} of Helm release ${namespace}/${name} is ${method.status}, not deployed.`,
      remedy: `helm history ${at} says why. Helm refuses an upgrade while it is pending.`,
    });
  if (method.crds === 'go')
    found.push({
      code: 'crds-go-with-release',
      severity: 'warns',
      sentence: `The CRDs are in Helm release ${namespace}/${name} without the policy to keep them: helm uninstall deletes them, and with them every Certificate and issuer.`,
      remedy: `Keep them from now on: helm upgrade ${at} with --set crds.keep=true (from 1.15) before any uninstall. Annotating the live CRDs does not help.`,
    });
  return found;
}
