import { textField } from '@/shared/fields';
import type { Finding } from '@/shared/finding';
import type { VersionSource } from '@/shared/installation-detail';

import { type FoundInstallation } from './find-installations';
import { imageOf, imageVersion, labelOf } from './installation';
import { parseVersion } from './upgrade-path';

interface Part {
  readonly name: string;
  readonly version: string | undefined;
}

/** The version label of the CRDs: the one of the Certificates stands for all six. */
export const crdVersion = (crds: readonly unknown[]): string | undefined =>
  labelOf(
    crds.find((one) => textField(one, 'metadata', 'name') === 'certificates.cert-manager.io'),
    'app.kubernetes.io/version',
  );

/** Everything that names a version, the most trusted first: what an image is called, then labels, then the release. */
export function versionSources(
  { controller, webhook, cainjector }: FoundInstallation,
  crds: readonly unknown[],
  chart: string | undefined,
): VersionSource[] {
  const said: readonly (readonly [string, string | undefined])[] = [
    ['image of the controller', imageVersion(imageOf(controller))],
    ['image of the webhook', imageVersion(imageOf(webhook))],
    ['image of the cainjector', imageVersion(imageOf(cainjector))],
    ['label of the controller', labelOf(controller, 'app.kubernetes.io/version')],
    ['chart label of the controller', chartLabel(controller)],
    ['Helm release', chart],
    ['label of the CRDs', crdVersion(crds)],
  ];
  return said.flatMap(([source, version]) =>
    version === undefined ? [] : [{ source, version: withV(version) }],
  );
}

/** `cert-manager-v1.20.3` */
const chartLabel = (deployment: unknown) =>
  /-(v?\d+\.\d+\.\d+.*)$/.exec(labelOf(deployment, 'helm.sh/chart') ?? '')?.[1];

/** Old charts call their version without the `v`. */
const withV = (version: string) => (/^\d/.test(version) ? `v${version}` : version);

/** What the objects say of versions that should be one. */
export function versionDrift(from: string, parts: readonly Part[]): Finding[] {
  const other = parts.filter(({ version }) => version !== undefined && version !== from);
  if (other.length === 0) return [];
  const told = other.map(({ name, version }) => `${name} ${version}`).join(', ');
  return [
    {
      code: 'version-drift',
      severity: 'warns',
      sentence: `Not everything is of the controller's version ${from}: ${told}.`,
      remedy:
        'An upgrade that was not finished, or an image or CRD that was changed by hand. An upgrade makes all one.',
    },
  ];
}

/** What its sources say of the version that runs. */
export function versionFindings(version: string, sources: readonly VersionSource[]): Finding[] {
  if (parseVersion(version))
    return versionDrift(
      version,
      sources.map(({ source, version: named }) => ({ name: source, version: named })),
    );
  const told = sources.map(({ source, version: named }) => `${source} ${named}`).join(', ');
  return [
    {
      code: 'version-unknown',
      severity: 'warns',
      sentence: `Which version runs could not be told from the controller's image or label${told === '' ? '' : ` (${told})`}.`,
      remedy: 'Let the controller run an image of a release, tagged with its version.',
    },
  ];
}
