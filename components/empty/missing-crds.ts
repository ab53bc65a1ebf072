import type { Installation } from '@/shared/installation';
import { commandLine } from '@/shared/shell-quote';

export interface MissingCrds {
  readonly title: string;
  /** Undefined where nothing may be advised, or where nothing needs to be done. */
  readonly remedy?: { readonly label: string; readonly command: string };
}

const chart = 'oci://quay.io/jetstack/charts/cert-manager';

/** What a list without its CRD is called and what brings the CRD: to install over what runs would be the wrong advice. */
export function missingCrds(cluster: string, installation: Installation | undefined): MissingCrds {
  switch (installation?.state) {
    case 'not-installed':
      return {
        title: 'cert-manager is not installed in this cluster',
        remedy: { label: 'Install the newest release with Helm:', command: install(cluster) },
      };
    case 'without-crds':
      return {
        title: 'cert-manager runs in this cluster without its CRDs',
        ...(installation.version !== 'unknown' && { remedy: bringBack(cluster, installation) }),
      };
    case 'installed':
    case 'crds-only':
      return { title: 'cert-manager’s CRDs are there, but not served yet' };
    case 'unreadable':
    case undefined:
      return { title: 'cert-manager’s CRDs are not in this cluster' };
  }
}

const words = (text: string) => text.split(' ');

function install(cluster: string): string {
  return commandLine(
    ...words(`helm upgrade cert-manager ${chart} --install --kube-context`),
    cluster,
    ...words('--namespace cert-manager --create-namespace --set crds.enabled=true'),
  );
}

/** The CRDs of the version that runs: newer ones would be an upgrade. */
function bringBack(
  cluster: string,
  { version, namespace, release }: Extract<Installation, { state: 'without-crds' }>,
): { label: string; command: string } {
  const label = `Bring back the CRDs of ${version}, then restore Certificates and issuers from a backup or from where they are kept:`;
  const file = `https://github.com/cert-manager/cert-manager/releases/download/${version}/cert-manager.crds.yaml`;
  if (release === undefined)
    return {
      label,
      command: commandLine('kubectl', `--context=${cluster}`, 'apply', '--server-side', '-f', file),
    };
  const at = [`--kube-context=${cluster}`, `--namespace=${namespace}`, `--version=${version}`];
  const values = ['--reuse-values', '--set', 'crds.enabled=true'];
  return { label, command: commandLine('helm', 'upgrade', release, chart, ...at, ...values) };
}
