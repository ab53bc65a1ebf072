import type { Finding } from '@/shared/finding';

import { releases } from './releases';
import { parseVersion } from './upgrade-path';

/** What Kubernetes' version says of a release of cert-manager. Helm would not notice: the chart allows 1.22 and newer. */
export function checkKubernetes(certManager: string, kubernetes: string): Finding {
  const release = parseVersion(certManager);
  const server = parseVersion(kubernetes);
  const range = release && releases[`${release.major}.${release.minor}`]?.kubernetes;
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
