import type { Finding } from '@/shared/finding';

import { parseVersion } from './upgrade-path';

/** Kubernetes' minor versions that cert-manager's own table says each of its minors is tested with. */
const tested: Readonly<Record<string, readonly [number, number]>> = {
  '1.12': [22, 32],
  '1.13': [21, 27],
  '1.14': [24, 31],
  '1.15': [25, 32],
  '1.16': [25, 32],
  '1.17': [29, 33],
  '1.18': [29, 33],
  '1.19': [31, 35],
  '1.20': [32, 35],
  '1.21': [33, 36],
};

/** What Kubernetes' version says of a release of cert-manager. Helm would not notice: the chart allows 1.22 and newer. */
export function checkKubernetes(certManager: string, kubernetes: string): Finding {
  const release = parseVersion(certManager);
  const server = parseVersion(kubernetes);
  const range = release && tested[`${release.major}.${release.minor}`];
  if (!server || !range)
    return {
      code: 'kubernetes-unknown',
      severity: 'warns',
      sentence: `It is not known here which versions of Kubernetes cert-manager ${certManager} is tested with; this one is ${kubernetes}.`,
      remedy: "Look it up in cert-manager's list of supported releases.",
    };
  const [from, until] = range;
  const between = `Kubernetes 1.${from} to 1.${until}`;
  if (server.minor < from)
    return {
      code: 'kubernetes-too-old',
      severity: 'blocks',
      sentence: `cert-manager ${certManager} is tested with ${between}; this is ${kubernetes}.`,
      remedy: 'Upgrade Kubernetes first.',
    };
  if (server.minor > until)
    return {
      code: 'kubernetes-too-new',
      severity: 'warns',
      sentence: `cert-manager ${certManager} is tested with ${between}; this is ${kubernetes}, which is newer.`,
      remedy: 'It may work; nobody has promised it.',
    };
  return {
    code: 'kubernetes-tested',
    severity: 'tells',
    sentence: `cert-manager ${certManager} is tested with ${between}; this is ${kubernetes}.`,
    remedy: '',
  };
}
